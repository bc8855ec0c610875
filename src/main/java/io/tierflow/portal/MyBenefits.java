package io.tierflow.portal;

import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.Tier;
import io.tierflow.policy.WrittenTable;
import io.tierflow.tier.TierProgress;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * The terms of the programme for a member: what each tier brings, how it is earned, how long it
 * holds, and what activities earn, read from the tables that are deployed.
 *
 * @param tiers the tiers, lowest first
 * @param thresholdsOf the table that says what earns a tier
 * @param termsOf the table that says what tiers are and how long they hold
 * @param earning what activities earn with the member's tier, in the table's order
 * @param earningOf the table that says so
 */
record MyBenefits(
    List<TierBenefits> tiers,
    Source thresholdsOf,
    Source termsOf,
    List<Earning> earning,
    Source earningOf) {

  /**
   * A tier.
   *
   * @param tier its code
   * @param label its name
   * @param color its color as {@code #rrggbb}
   * @param mine whether the member has it
   * @param lowest whether everybody has it from the beginning
   * @param benefits what it brings, each in a line of text
   * @param ways what earns it; one of them is enough
   * @param terms how it is earned and how long it holds
   * @param validityMonths months for which it holds, or null if its validity is no number of months
   */
  record TierBenefits(
      Tier tier,
      String label,
      String color,
      boolean mine,
      boolean lowest,
      List<String> benefits,
      List<Way> ways,
      TierProgress.Terms terms,
      Integer validityMonths) {}

  /**
   * One way to a tier.
   *
   * @param figures what is needed together; none if the row can't be said in figures
   * @param reason the row's own words, if it can't be said in figures; else null
   */
  record Way(List<Figure> figures, String reason) {}

  /**
   * A figure that is needed.
   *
   * @param figure the input that the table sees it as, such as {@code qualifyingPoints}
   * @param number the number
   * @param more whether more than the number is needed
   */
  record Figure(String figure, BigDecimal number, boolean more) {}

  /**
   * What an activity earns.
   *
   * @param kinds which kinds of activity; none if the row names none
   * @param reason the row's own words
   * @param rate points for one unit of the programme's currency, or null
   * @param fixedPoints points for one activity, or null
   * @param validityMonths months after which the points expire, or null if they don't
   */
  record Earning(
      List<ActivityKind> kinds,
      String reason,
      BigDecimal rate,
      BigDecimal fixedPoints,
      Integer validityMonths) {}

  /**
   * Which table says so.
   *
   * @param table its key
   * @param version its deployed version
   * @param since the programme's day on which it was deployed
   */
  record Source(String table, int version, LocalDate since) {

    static Source of(WrittenTable table, Function<Instant, LocalDate> dayOf) {
      return new Source(table.key(), table.version(), dayOf.apply(table.deployedAt()));
    }
  }
}
