package io.tierflow.tier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tierflow.common.DayRange;
import io.tierflow.member.TierStatus;
import io.tierflow.points.ExpiringPoints;
import io.tierflow.policy.Tier;
import io.tierflow.tier.period.QualificationPeriod;
import io.tierflow.tier.period.ValidityTerms;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a member stands, what keeps the tier, and what is missing for the next.
 *
 * @param tier the confirmed tier, whose benefits the member has
 * @param label its name
 * @param status PROVISIONAL while another tier is under review, else CONFIRMED
 * @param validFrom day from which its validity is reckoned, or null if it has no end
 * @param validUntil its last day, or null if it has none
 * @param graceUntil last day of the grace period that the member is in, or null
 * @param terms how it is earned and how long it holds
 * @param days the qualification period under way; figures count from its first day
 * @param next what is missing for the next tier, or null in the highest
 * @param keeping what keeps the tier beyond its last day, or null if it has none
 * @param pendingTransactions transactions that have not earned yet and still can
 * @param nextExpiry the points that expire first, or null if none do
 */
public record TierProgress(
    Tier tier,
    String label,
    TierStatus status,
    LocalDate validFrom,
    LocalDate validUntil,
    LocalDate graceUntil,
    Terms terms,
    DayRange days,
    Next next,
    Keeping keeping,
    long pendingTransactions,
    ExpiringPoints nextExpiry) {

  /**
   * The last day on which the member has the tier.
   *
   * @return of the grace period if there is one; null if the tier has no end
   */
  @JsonIgnore
  public LocalDate lastDay() {
    return graceUntil == null ? validUntil : graceUntil;
  }

  /**
   * Whether the tier's last day has passed while its renewal, or a review of its lowering, is still
   * to come.
   *
   * @param today the day on which somebody looks
   * @return false for a tier without an end
   */
  public boolean isOver(LocalDate today) {
    return keeping != null && lastDay().isBefore(today);
  }

  /**
   * How a tier is earned and how long it holds.
   *
   * @param period the days whose figures count
   * @param validity such as 12_MONTHS
   * @param graceDays days on which a member who falls short keeps it after its last day
   */
  public record Terms(QualificationPeriod period, String validity, int graceDays) {

    /**
     * The terms of a tier.
     *
     * @param terms as the table says
     * @return the same, as they are shown
     */
    public static Terms of(ValidityTerms terms) {
      return new Terms(terms.period(), terms.validity().code(), terms.graceDays());
    }
  }

  /**
   * What is missing for the next tier.
   *
   * @param tier the tier
   * @param label its name
   * @param reached whether the figures earn it already; the next upgrade tells
   * @param criteria how far the member is by each figure, all others staying as they are
   */
  public record Next(Tier tier, String label, boolean reached, List<CriterionProgress> criteria) {

    /**
     * The figures of which a number alone would do.
     *
     * @return none if several figures are needed together
     */
    @JsonIgnore
    public List<CriterionProgress> ways() {
      return criteria.stream().filter(CriterionProgress::isWay).toList();
    }
  }

  /**
   * What keeps a tier beyond its last day.
   *
   * @param days the days whose figures decide
   * @param kept whether the figures of these days keep it as they are
   * @param criteria how far the member is by each figure, all others staying as they are
   */
  public record Keeping(DayRange days, boolean kept, List<CriterionProgress> criteria) {

    /**
     * The figures of which a number alone would do.
     *
     * @return none if several figures are needed together
     */
    @JsonIgnore
    public List<CriterionProgress> ways() {
      return criteria.stream().filter(CriterionProgress::isWay).toList();
    }

    /**
     * The figures of which something is missing.
     *
     * @return none if the tier is kept
     */
    @JsonIgnore
    public List<CriterionProgress> missing() {
      return criteria.stream().filter(CriterionProgress::isShort).toList();
    }
  }
}
