package io.tierflow.tier;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;

/**
 * How far a member is by one figure, all others staying as they are.
 *
 * @param criterion the figure
 * @param have what the member has of it
 * @param need the smallest number that would do, or null if this figure alone can't
 * @param missing what is missing of it, 0 if nothing is, or null if this figure alone can't do
 */
public record CriterionProgress(
    TierCriterion criterion, BigDecimal have, BigDecimal need, BigDecimal missing) {

  static CriterionProgress of(TierCriterion criterion, BigDecimal have, BigDecimal need) {
    return new CriterionProgress(
        criterion, have, need, need == null ? null : need.subtract(have).max(criterion.none()));
  }

  /**
   * Whether the figure is a way at all: there is a number of it that would do, and more than none
   * is needed.
   *
   * @return false for a figure of which nothing can be said but the number
   */
  @JsonIgnore
  public boolean isWay() {
    return need != null && need.signum() > 0;
  }

  /**
   * Whether something is missing that would do.
   *
   * @return true if more of it is needed
   */
  @JsonIgnore
  public boolean isShort() {
    return isWay() && missing.signum() > 0;
  }

  /**
   * What of the number that is needed the member has, for a bar.
   *
   * @return from none of it to all of it
   */
  @JsonIgnore
  public BigDecimal filled() {
    return have.max(criterion.none()).min(need);
  }
}
