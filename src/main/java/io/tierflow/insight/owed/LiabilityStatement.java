package io.tierflow.insight.owed;

import io.tierflow.insight.liability.LiabilityMovement;
import io.tierflow.insight.liability.LiabilitySensitivity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * What the programme owes for points at the end of a month, and how it came to that.
 *
 * @param month the month; the current one as far as it has gone
 * @param computedAt up to when entries of the ledger are in it; null if nothing is kept yet
 * @param currency ISO 4217 code of all amounts
 * @param pointValue which part of the price of what was sold belongs to a point
 * @param months the months up to it, oldest first
 * @param cohorts the points by their month of issue, as far as some are left or were issued in
 *     these months, oldest first
 * @param sensitivity the liability if each cohort redeems 10 % less or more in the end
 * @param proof whether all of it adds up to the ledger
 */
public record LiabilityStatement(
    YearMonth month,
    Instant computedAt,
    String currency,
    BigDecimal pointValue,
    List<Month> months,
    List<Cohort> cohorts,
    LiabilitySensitivity sensitivity,
    Proof proof) {

  /**
   * A month, all cohorts together.
   *
   * @param month the month
   * @param points points through it
   * @param ledger points of all entries of the ledger up to its end
   * @param amounts the liability through it
   * @param revenue revenue of the month from points: redeemed + expired − re-estimated
   */
  public record Month(
      YearMonth month,
      PointsThrough points,
      long ledger,
      LiabilityMovement amounts,
      BigDecimal revenue) {

    /**
     * Whether the cohorts have what the ledger has.
     *
     * @return whether both agree to the point
     */
    public boolean ties() {
      return points.closing() == ledger;
    }
  }

  /**
   * The points issued in a month.
   *
   * @param cohort the month of issue
   * @param points what has happened to them up to the end of the statement's month
   * @param estimatedRate which part of them will be redeemed, as the redemption triangle has it
   * @param rate which part is expected: the rate that people set, else the estimated one
   * @param override what people set; null if nothing
   * @param recognised revenue earned so far
   * @param liability what is owed
   */
  public record Cohort(
      YearMonth cohort,
      PointsThrough points,
      BigDecimal estimatedRate,
      BigDecimal rate,
      String override,
      BigDecimal recognised,
      BigDecimal liability) {}

  /**
   * The same points, counted in three ways, when the statement was computed.
   *
   * @param cohorts the closing balances of all cohorts
   * @param ledger the points of all entries of the ledger
   * @param balances the balances of all accounts, to which the ledger's proof ties
   */
  public record Proof(long cohorts, long ledger, long balances) {

    /**
     * Whether they agree.
     *
     * @return whether all three are the same
     */
    public boolean ties() {
      return cohorts == ledger && ledger == balances;
    }
  }

  /**
   * Whether no points were ever issued.
   *
   * @return whether there is nothing to show
   */
  public boolean isEmpty() {
    return cohorts.isEmpty();
  }
}
