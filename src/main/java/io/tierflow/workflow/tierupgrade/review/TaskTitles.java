package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.Tier;
import io.tierflow.tier.TierTermsService;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What people's tasks are called in Tasklist: whose matter it is and what there is to decide. In
 * the diagram the step keeps its phrase. A title is kept with the finished task, so nothing
 * personal is in it.
 */
@Component
public class TaskTitles {

  /** As many characters as the engine keeps of a task's name. */
  private static final int MAX_LENGTH = 255;

  private final MemberService members;
  private final MemberAgreementService agreements;
  private final TierTermsService terms;
  private final ProgrammeCalendar calendar;

  TaskTitles(
      MemberService members,
      MemberAgreementService agreements,
      TierTermsService terms,
      ProgrammeCalendar calendar) {
    this.members = members;
    this.agreements = agreements;
    this.terms = terms;
    this.calendar = calendar;
  }

  /**
   * The title of a task.
   *
   * @param memberNumber whose matter it is
   * @param subject what there is to do
   * @return such as {@code S0024: Regular → VIP}
   */
  public static String title(String memberNumber, String subject) {
    String title = "%s: %s".formatted(memberNumber, subject);
    return title.length() > MAX_LENGTH ? title.substring(0, MAX_LENGTH - 1) + "…" : title;
  }

  /**
   * A change of a tier, by the tiers' names.
   *
   * @param memberNumber whose tier
   * @param from the tier before
   * @param to the tier after
   * @return such as {@code Regular → VIP}
   */
  public String change(String memberNumber, Tier from, Tier to) {
    return "%s → %s".formatted(label(memberNumber, from), label(memberNumber, to));
  }

  /**
   * The name of a tier, as staff read it.
   *
   * @param memberNumber for whom
   * @param tier the tier
   * @return its name in English
   */
  public String label(String memberNumber, Tier tier) {
    Member member = members.require(memberNumber);
    return terms
        .terms(
            tier,
            member.getAccountType(),
            agreements.counting(memberNumber, calendar.today()).orElse(null),
            Locale.ENGLISH)
        .label();
  }
}
