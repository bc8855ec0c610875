package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;

/** What a promotion gave an activity, and what refunds have left of it. */
final class Award {

  final String code;
  final Part points;
  final Part qualifying;
  BigDecimal pointsLeft;
  BigDecimal qualifyingLeft;

  Award(String code, Part points, Part qualifying) {
    this.code = code;
    this.points = points;
    this.qualifying = qualifying;
    this.pointsLeft = points.total();
    this.qualifyingLeft = qualifying.total();
  }

  boolean givesSomething() {
    return points.total().signum() > 0 || qualifying.total().signum() > 0;
  }

  /** Whether it gives more than another; of two that give the same, the first counts. */
  boolean givesMoreThan(Award other) {
    int more = points.total().compareTo(other.points.total());
    return more > 0 || more == 0 && qualifying.total().compareTo(other.qualifying.total()) > 0;
  }

  void shrink(BigDecimal then, BigDecimal now) {
    pointsLeft = points.left(then, now);
    qualifyingLeft = qualifying.left(then, now);
  }

  void cancel() {
    pointsLeft = BigDecimal.ZERO;
    qualifyingLeft = BigDecimal.ZERO;
  }
}
