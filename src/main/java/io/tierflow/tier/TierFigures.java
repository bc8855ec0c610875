package io.tierflow.tier;

import io.tierflow.member.Member;
import io.tierflow.transaction.SpendFigures;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The figures of a member that decide on the tier, under the names that the tables use. They are
 * those of a qualification period, as far as it has come.
 *
 * @param pointsEarned points that the upgrade earned
 * @param qualifyingPoints points of the period that count towards tiers
 * @param spend spend and transactions of the period, and the spend of the last 30 days
 * @param currentTier the confirmed tier
 * @param accountType whose account it is
 * @param agreement code of the agreement that counts on the day, or null
 * @param asOf the last day whose figures these are
 */
public record TierFigures(
    long pointsEarned,
    long qualifyingPoints,
    SpendFigures spend,
    String currentTier,
    String accountType,
    String agreement,
    LocalDate asOf) {

  /** Whoever gave back more than they earned within the year has none: tables see no less. */
  public TierFigures {
    qualifyingPoints = Math.max(0, qualifyingPoints);
  }

  /**
   * The figures of a member.
   *
   * @param member the member
   * @param agreement code of the agreement that counts on the day, or null
   * @param pointsEarned points that the upgrade earned
   * @param qualifyingPoints points of the period that count towards tiers
   * @param spend spend and transactions of the period, and the spend of the last 30 days
   * @param asOf the last day whose figures these are
   * @return the figures
   */
  public static TierFigures of(
      Member member,
      String agreement,
      long pointsEarned,
      long qualifyingPoints,
      SpendFigures spend,
      LocalDate asOf) {
    return new TierFigures(
        pointsEarned,
        qualifyingPoints,
        spend,
        member.getConfirmedTier().code(),
        member.getAccountType().name(),
        agreement,
        asOf);
  }

  TierFigures withPointsEarned(long points) {
    return new TierFigures(
        points, qualifyingPoints, spend, currentTier, accountType, agreement, asOf);
  }

  TierFigures withQualifyingPoints(long points) {
    return new TierFigures(pointsEarned, points, spend, currentTier, accountType, agreement, asOf);
  }

  /**
   * What {@code tier-eligibility} looks at.
   *
   * @return values by the table's names
   */
  public Map<String, Object> inputs() {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("pointsEarned", pointsEarned);
    inputs.put("qualifyingPoints", qualifyingPoints);
    inputs.put("monthlySpend", spend.monthlySpend().doubleValue());
    inputs.put("annualSpend", spend.annualSpend().doubleValue());
    inputs.put("annualTransactions", spend.annualTransactions());
    inputs.put("currentTier", currentTier);
    inputs.put("accountType", accountType);
    inputs.put("agreement", agreement);
    inputs.put("asOf", asOf);
    return inputs;
  }

  /**
   * What {@code upgrade-review} looks at.
   *
   * @param change what kind of change it is
   * @param targetTier the tier that the member would get
   * @return values by the table's names
   */
  public Map<String, Object> inputsFor(TierChangeKind change, String targetTier) {
    Map<String, Object> inputs = inputs();
    inputs.put("change", change.name());
    inputs.put("targetTier", targetTier);
    return inputs;
  }
}
