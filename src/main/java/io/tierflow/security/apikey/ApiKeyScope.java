package io.tierflow.security.apikey;

import io.tierflow.web.InvalidInputException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What an API key may be allowed to call. A key may do what its scopes say and nothing else. */
public enum ApiKeyScope {
  /** One member's profile, by number. */
  MEMBERS_READ("members:read", "Read a member's profile, tier and balance by number"),
  /** All members' profiles. */
  MEMBERS_LIST("members:list", "List and search all members"),
  /** Enrolment, profile changes, closure. */
  MEMBERS_WRITE("members:write", "Enrol members, change and close their accounts"),
  /** Tier and points to start with; besides the scope to enrol or to import. */
  MEMBERS_OPENING(
      "members:opening",
      "Give members a starting tier and points, together with members:write or imports:write"),
  /** Accruals and refunds, one by one. */
  TRANSACTIONS_WRITE("transactions:write", "Record transactions"),
  /** Files of members, transactions and exchange rates. */
  IMPORTS_WRITE("imports:write", "Import files of members, transactions and exchange rates"),
  /** What members did and earned. */
  LEDGER_READ("ledger:read", "Read members' ledgers, transactions and tier changes"),
  /** Members' vouchers. */
  VOUCHERS_READ("vouchers:read", "Read members' vouchers, without complete codes"),
  /** Codes of vouchers; besides the scope to read vouchers. */
  VOUCHERS_CODES("vouchers:codes", "See complete voucher codes, together with vouchers:read"),
  /** What was sent to members. */
  MESSAGES_READ("messages:read", "Read what was sent to members"),
  /** Spends points and redeems vouchers. */
  REDEMPTIONS_WRITE(
      "redemptions:write", "Spend points on vouchers, reverse that, and redeem vouchers"),
  /** Upgrades of single members. */
  TIER_UPGRADES_WRITE("tier-upgrades:write", "Start tier upgrades and read their state"),
  /** Monthly runs. */
  RUNS_WRITE("runs:write", "Start monthly runs"),
  /** How far monthly runs are. */
  RUNS_READ("runs:read", "Read the progress of monthly runs"),
  /** Figures without members. */
  REPORTS_READ("reports:read", "Read the programme's reports"),
  /** The ledger's proof. */
  PROOF_READ("proof:read", "Prove that the ledger adds up");

  private static final String PREFIX = "SCOPE_";

  private final String text;
  private final String description;

  ApiKeyScope(String text, String description) {
    this.text = text;
    this.description = description;
  }

  /**
   * The scope as interfaces name it.
   *
   * @return such as {@code members:read}
   */
  public String text() {
    return text;
  }

  /**
   * What the scope allows.
   *
   * @return a phrase for people
   */
  public String description() {
    return description;
  }

  /**
   * The authority that a key with this scope has.
   *
   * @return its name
   */
  public String authority() {
    return PREFIX + text;
  }

  /**
   * Reads scopes.
   *
   * @param texts such as {@code members:read}
   * @return the scopes, at least one
   * @throws InvalidInputException if there is none, or one is not known
   */
  static Set<ApiKeyScope> parse(Collection<String> texts) {
    if (texts == null || texts.isEmpty()) {
      throw new InvalidInputException(
          "scopes", "A key needs at least one scope; accepted: " + known() + ".");
    }
    return texts.stream()
        .map(ApiKeyScope::parse)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(ApiKeyScope.class)));
  }

  private static ApiKeyScope parse(String text) {
    return Arrays.stream(values())
        .filter(scope -> scope.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "scopes", "A scope is not known; accepted: " + known() + "."));
  }

  private static String known() {
    return Arrays.stream(values()).map(ApiKeyScope::text).collect(Collectors.joining(", "));
  }
}
