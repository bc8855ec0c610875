package io.tierflow.insight.dashboard;

import io.tierflow.web.InvalidInputException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the dashboard, each of which is also drawn. */
enum FigureTableKind {
  MEMBERS("Members by tier", "Members at the end of each month, by their tier then."),
  AVERAGE_SPEND(
      "Average spend by tier",
      "Net spend of the month ÷ members at its end, including those who spent nothing."),
  POINTS(
      "Points",
      "What happened to points in each month, and what all accounts had at its end. The redemption"
          + " rate is points redeemed ÷ points issued."),
  PARTICIPATION(
      "Participation",
      "Members with at least one transaction in the month, a refund included, ÷ members at its"
          + " end.");

  private final String title;
  private final String phrase;

  FigureTableKind(String title, String phrase) {
    this.title = title;
    this.phrase = phrase;
  }

  /** What stands above it. */
  public String title() {
    return title;
  }

  /** What it says, in a sentence. */
  public String phrase() {
    return phrase;
  }

  /** Its name in addresses. */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a name from an address.
   *
   * @throws InvalidInputException if there is none of that name
   */
  static FigureTableKind parse(String path) {
    return Stream.of(values())
        .filter(kind -> kind.path().equals(path))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "figure",
                    "There is no table of that name; accepted: %s."
                        .formatted(
                            Stream.of(values())
                                .map(FigureTableKind::path)
                                .collect(Collectors.joining(", ")))));
  }
}
