package io.tierflow.staff;

import io.tierflow.common.ValueFormat;
import io.tierflow.member.AccountType;
import io.tierflow.member.MemberStatus;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.web.InvalidInputException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which members are listed. What is null or blank asks for nothing.
 *
 * @param query text to look for
 * @param tier the tier that is shown
 * @param status where the membership stands
 * @param accountType whose account it is
 * @param underReview whether the tier has to wait for a review
 * @param pointsFrom least balance
 * @param pointsTo greatest balance
 * @param activeFrom first day of the last activity; who has none was last active on enrolling
 * @param activeTo its last day
 */
record MemberCriteria(
    String query,
    Tier tier,
    MemberStatus status,
    AccountType accountType,
    boolean underReview,
    Long pointsFrom,
    Long pointsTo,
    LocalDate activeFrom,
    LocalDate activeTo) {

  static final String QUERY = "query";

  private static final int MAX_QUERY = 200;

  /**
   * Reads what an address asks for.
   *
   * @param parameters of the address
   * @param ladder the tiers of the programme
   * @return the filter
   * @throws InvalidInputException if one of them can't be read
   */
  static MemberCriteria read(Map<String, String> parameters, TierLadder ladder) {
    String query = parameters.getOrDefault(QUERY, "").strip();
    if (query.length() > MAX_QUERY) {
      throw new InvalidInputException(
          QUERY, "The search text must have at most %d characters.".formatted(MAX_QUERY));
    }
    return new MemberCriteria(
        query,
        tier(parameters.getOrDefault("tier", ""), ladder),
        choice(parameters, "status", MemberStatus.class),
        choice(parameters, "accountType", AccountType.class),
        Boolean.TRUE.equals(value(parameters, "underReview", ValueFormat.FLAG)),
        value(parameters, "pointsFrom", ValueFormat.WHOLE),
        value(parameters, "pointsTo", ValueFormat.WHOLE),
        value(parameters, "activeFrom", ValueFormat.DAY),
        value(parameters, "activeTo", ValueFormat.DAY));
  }

  private static Tier tier(String code, TierLadder ladder) {
    return code.isEmpty()
        ? null
        : ladder
            .find(code)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "tier", "There is no such tier; accepted: %s.".formatted(ladder)));
  }

  static <E extends Enum<E>> E choice(Map<String, String> parameters, String name, Class<E> type) {
    String text = parameters.getOrDefault(name, "");
    return text.isEmpty()
        ? null
        : Arrays.stream(type.getEnumConstants())
            .filter(constant -> constant.name().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        name,
                        "The parameter %s has an unknown value; accepted: %s."
                            .formatted(
                                name,
                                Arrays.stream(type.getEnumConstants())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")))));
  }

  private static <T> T value(Map<String, String> parameters, String name, ValueFormat<T> format) {
    String text = parameters.getOrDefault(name, "").strip();
    try {
      return text.isEmpty() ? null : format.read(text);
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          name, "The parameter %s can't be read; accepted: %s.".formatted(name, format.accepted()));
    }
  }

  /** Whether more than a text is asked for. */
  public boolean isNarrowed() {
    return underReview
        || Stream.of(tier, status, accountType, pointsFrom, pointsTo, activeFrom, activeTo)
            .anyMatch(asked -> asked != null);
  }

  /** Whether all members are listed. */
  public boolean isEmpty() {
    return query.isEmpty() && !isNarrowed();
  }

  /** What is asked for, without the text, which may name a person. */
  String withoutText() {
    return Stream.of(
            query.isEmpty() ? null : "with a search text",
            part("tier", tier),
            part("status", status),
            part("account type", accountType),
            underReview ? "under review" : null,
            part("points from", pointsFrom),
            part("points to", pointsTo),
            part("active from", activeFrom),
            part("active to", activeTo))
        .filter(part -> part != null)
        .collect(Collectors.joining(", "));
  }

  private static String part(String name, Object value) {
    return value == null ? null : name + " " + value;
  }
}
