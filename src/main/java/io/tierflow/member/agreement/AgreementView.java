package io.tierflow.member.agreement;

import java.util.List;

/**
 * An agreement with all its periods.
 *
 * @param code its code
 * @param name what people call it, as its latest period says; null if a member came with the code
 *     and nobody has said more
 * @param periods the days on which it is valid, in order; one without an end comes last
 * @param gaps days between two periods
 */
public record AgreementView(String code, String name, List<Days> periods, List<Days> gaps) {

  /** Makes it of the rows of one code, in the order of their days. */
  static AgreementView of(List<Agreement> rows) {
    Agreement latest = rows.get(rows.size() - 1);
    List<Days> periods = rows.stream().map(Agreement::getDays).toList();
    return new AgreementView(
        latest.getCode(), latest.getName(), periods, Days.gaps(periods, periods));
  }
}
