package io.tierflow.insight.figures;

import io.tierflow.web.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is kept of each month, by tier and account type. docs/figures.md says what each means. */
public enum Figure {
  /** Members at the end of the month. */
  MEMBERS,
  /** Members with at least one transaction in the month, a refund included. */
  ACTIVE_MEMBERS,
  /** Points earned in the month. */
  POINTS_ISSUED,
  /** Points spent in the month, less those that came back. */
  POINTS_REDEEMED,
  /** Points expired in the month. */
  POINTS_EXPIRED,
  /** Points that refunds took back in the month. */
  POINTS_REVERSED,
  /** Transactions of the month, refunds subtracted, in the programme's currency. */
  NET_SPEND,
  /** Net spend ÷ members, not kept but computed from both. */
  AVERAGE_SPEND;

  /**
   * Its name in addresses.
   *
   * @return such as {@code active-members}
   */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a name from an address.
   *
   * @param path such as {@code active-members}
   * @return the figure
   * @throws InvalidInputException if there is none of that name
   */
  static Figure parse(String path) {
    return Arrays.stream(values())
        .filter(figure -> figure.path().equals(path))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "figure",
                    "There is no figure of that name; accepted: %s."
                        .formatted(
                            Arrays.stream(values())
                                .map(Figure::path)
                                .collect(Collectors.joining(", ")))));
  }
}
