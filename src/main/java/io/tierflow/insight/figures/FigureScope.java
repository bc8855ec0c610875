package io.tierflow.insight.figures;

/**
 * Whose figures are asked for.
 *
 * @param tier the members' tier at the end of the month; null for any
 * @param accountType their account type; null for any
 */
public record FigureScope(String tier, String accountType) {

  /** All members. */
  public static final FigureScope EVERYBODY = new FigureScope(null, null);

  boolean takes(FigureMonths.Row row) {
    return (tier == null || tier.equals(row.tier()))
        && (accountType == null || accountType.equals(row.accountType()));
  }
}
