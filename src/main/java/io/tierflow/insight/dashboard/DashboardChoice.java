package io.tierflow.insight.dashboard;

import io.tierflow.insight.figures.FigureScope;
import io.tierflow.member.AccountType;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.web.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the programme is looked at.
 *
 * @param months how many months, the current one included
 * @param tier the members' tier at the end of each month; null for any
 * @param accountType their account type; null for any
 */
record DashboardChoice(int months, Tier tier, AccountType accountType) {

  static final String MONTHS = "months";
  static final String TIER = "tier";
  static final String ACCOUNT_TYPE = "accountType";

  /** What can be chosen; no more are kept. */
  static final List<Integer> PERIODS = List.of(6, 13, 24, 36);

  /** The same month of the year before is in it. */
  static final int USUAL_PERIOD = 13;

  /**
   * Reads what an address asks for.
   *
   * @param parameters of the address
   * @param ladder the tiers of the programme
   * @return the choice
   * @throws InvalidInputException if one of them is not offered
   */
  static DashboardChoice read(Map<String, String> parameters, TierLadder ladder) {
    return new DashboardChoice(
        months(parameters.getOrDefault(MONTHS, "")),
        tier(parameters.getOrDefault(TIER, ""), ladder),
        accountType(parameters.getOrDefault(ACCOUNT_TYPE, "")));
  }

  private static int months(String text) {
    return text.isEmpty()
        ? USUAL_PERIOD
        : PERIODS.stream()
            .filter(period -> period.toString().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        MONTHS,
                        "There is no such period; accepted: %s."
                            .formatted(
                                PERIODS.stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")))));
  }

  private static Tier tier(String code, TierLadder ladder) {
    return code.isEmpty()
        ? null
        : ladder
            .find(code)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        TIER, "There is no such tier; accepted: %s.".formatted(ladder)));
  }

  private static AccountType accountType(String name) {
    return name.isEmpty()
        ? null
        : Stream.of(AccountType.values())
            .filter(type -> type.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        ACCOUNT_TYPE,
                        "There is no such account type; accepted: %s."
                            .formatted(String.join(", ", AccountType.codes()))));
  }

  /** Whether only some of the members are looked at. */
  public boolean isNarrowed() {
    return tier != null || accountType != null;
  }

  FigureScope scope() {
    return ofTier(tier == null ? null : tier.code());
  }

  /** The members of a tier within the choice. */
  FigureScope ofTier(String code) {
    return new FigureScope(code, accountType == null ? null : accountType.name());
  }

  /** The choice as an address has it, so that links keep it. */
  public String query() {
    return Stream.of(
            MONTHS + "=" + months,
            tier == null ? null : TIER + "=" + tier,
            accountType == null ? null : ACCOUNT_TYPE + "=" + accountType)
        .filter(part -> part != null)
        .collect(Collectors.joining("&", "?", ""));
  }
}
