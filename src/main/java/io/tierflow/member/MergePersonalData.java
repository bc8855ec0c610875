package io.tierflow.member;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which other memberships a member had, and what was made of them. */
@Component
class MergePersonalData implements PersonalDataContributor {

  private static final String MERGES =
      """
      select merged_member, member_number, held_by, merge_id, merged_on, merged_at, moved, ended
      from member_merge where %s = ? order by merged_at, merged_member""";

  private final MemberRows rows;

  MergePersonalData(MemberRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "merges";
  }

  @Override
  public Object export(String memberNumber) {
    return Stream.of("held_by", "merged_member")
        .flatMap(column -> rows.read(MERGES.formatted(column), memberNumber).stream())
        .toList();
  }
}
