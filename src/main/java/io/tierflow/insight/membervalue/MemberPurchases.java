package io.tierflow.insight.membervalue;

import io.tierflow.insight.lifetime.SpendHistory;
import io.tierflow.insight.lifetime.VisitHistory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a member bought, as far as the models need it.
 *
 * @param memberNumber who
 * @param visits when
 * @param spend how much, on average
 * @param lastVisitOn the last day
 */
record MemberPurchases(
    String memberNumber, VisitHistory visits, SpendHistory spend, LocalDate lastVisitOn) {

  /**
   * Puts the purchases of a member together.
   *
   * @param memberNumber who
   * @param spentByDay what was spent on each day with a purchase, at least one
   * @param until the last day that is looked at
   */
  static MemberPurchases of(
      String memberNumber, TreeMap<LocalDate, BigDecimal> spentByDay, LocalDate until) {
    BigDecimal sum = spentByDay.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal average = sum.divide(BigDecimal.valueOf(spentByDay.size()), MathContext.DECIMAL64);
    return new MemberPurchases(
        memberNumber,
        VisitHistory.of(spentByDay.keySet(), until),
        new SpendHistory(spentByDay.size(), average),
        spentByDay.lastKey());
  }

  boolean cameAgain() {
    return visits.repeats() > 0;
  }

  /** A page of members in the order of their numbers, the cost of each included. */
  record Page(
      String after, String last, List<MemberPurchases> members, Map<String, BigDecimal> costs) {}
}
