package io.tierflow.tier;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.stream.Stream;

/** A figure of a member that may earn a tier, and that members can raise by what they do. */
public enum TierCriterion {
  /** Points earned less reversed. */
  QUALIFYING_POINTS("qualifyingPoints", 0, figures -> new BigDecimal(figures.qualifyingPoints())),

  /** Net spend, in the programme's currency. */
  ANNUAL_SPEND("annualSpend", 2, figures -> figures.spend().annualSpend()),

  /** Activities that count as transactions. */
  ANNUAL_TRANSACTIONS(
      "annualTransactions", 0, figures -> new BigDecimal(figures.spend().annualTransactions()));

  private final String input;
  private final int decimals;
  private final Function<TierFigures, BigDecimal> have;

  TierCriterion(String input, int decimals, Function<TierFigures, BigDecimal> have) {
    this.input = input;
    this.decimals = decimals;
    this.have = have;
  }

  /**
   * The name of the input that tables see it as.
   *
   * @return such as {@code qualifyingPoints}
   */
  @JsonValue
  public String input() {
    return input;
  }

  /** What a member has of it. */
  BigDecimal have(TierFigures figures) {
    return have.apply(figures).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** A number of it as tables see it. */
  Object value(BigDecimal number) {
    return decimals == 0 ? (Object) number.longValueExact() : (Object) number.doubleValue();
  }

  /** At a table's number its answer changes if the number is included, and just above if not. */
  Stream<BigDecimal> atAndAbove(BigDecimal number) {
    return Stream.of(
        number.setScale(decimals, RoundingMode.CEILING),
        number.setScale(decimals, RoundingMode.FLOOR).add(BigDecimal.ONE.movePointLeft(decimals)));
  }

  /** None of it. */
  BigDecimal none() {
    return BigDecimal.ZERO.setScale(decimals);
  }
}
