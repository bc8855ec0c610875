package io.tierflow.insight.dashboard;

import io.tierflow.web.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the dashboard, each of which is also drawn. */
enum FigureTableKind {
  MEMBERS("Members by tier", "Members at the end of each month, by their tier then."),
  MOVES(
      "Moves between tiers",
      "Members whose tier at the end of a month was another than before it, over the period. Who"
          + " moved twice counts twice.",
      Shape.FLOW,
      List.of(new Head("From", "from"), new Head("To", "to"))),
  AVERAGE_SPEND(
      "Average spend by tier",
      "Net spend of the month ÷ members at its end, including those who spent nothing."),
  POINTS(
      "Points",
      "What happened to points in each month, and what all accounts had at its end. The redemption"
          + " rate is points redeemed ÷ points issued."),
  COST(
      "Cost and return",
      "Cost: vouchers redeemed, gifts dispatched, and the growth of the points owed at what a point"
          + " is worth. The margin is that on what higher tiers spent above as many members of the"
          + " lowest; a difference of averages, which doesn’t say that the programme caused it."),
  PARTICIPATION(
      "Participation",
      "Members with at least one transaction in the month, a refund included, ÷ members at its"
          + " end. Members who earn got points, members who redeem spent some."),
  RETENTION(
      "Retention and churn",
      "Retention: of the members active some months before, those active again by the month’s end."
          + " Churn: of the members at the beginning of the days of churn, those without a"
          + " transaction since."),
  COHORTS(
      "Retention by enrolment",
      "Of the members who enrolled in a month, those with a transaction so many months later.",
      Shape.HEAT,
      List.of(new Head("Enrolled", "enrolled"))),
  VOUCHERS("Vouchers", "Vouchers issued, redeemed and expired in each month."),
  VOUCHER_AGES(
      "Vouchers redeemed by age",
      "Of the vouchers issued in the period’s months that are as old, those redeemed by that age.",
      Shape.AXES,
      List.of(new Head("Age in months", "age"))),
  MESSAGES(
      "Messages",
      "Messages to members: sent, or not sent and why; and how often members unsubscribed."),
  LIFETIME(
      "Lifetime value and cost by tier",
      "What members are expected to bring and what the programme cost for them, on average, over as"
          + " many months ahead as back, by the tier that they have now.",
      Shape.AXES,
      List.of(new Head("Tier", "tier")));

  /** How a table is drawn. */
  enum Shape {
    /** Over the lines, with a scale for the columns. */
    AXES,
    /** Colors, a line a row. */
    HEAT,
    /** From a line's first label to its second. */
    FLOW
  }

  /**
   * What a label of the lines is.
   *
   * @param name its name for people
   * @param field its name in a file
   */
  record Head(String name, String field) {}

  private final String title;
  private final String phrase;
  private final Shape shape;
  private final List<Head> heads;

  FigureTableKind(String title, String phrase) {
    this(title, phrase, Shape.AXES, List.of(new Head("Month", "month")));
  }

  FigureTableKind(String title, String phrase, Shape shape, List<Head> heads) {
    this.title = title;
    this.phrase = phrase;
    this.shape = shape;
    this.heads = heads;
  }

  /** What stands above it. */
  public String title() {
    return title;
  }

  /** What it says, in a sentence. */
  public String phrase() {
    return phrase;
  }

  /** How it is drawn. */
  public Shape shape() {
    return shape;
  }

  /** What its lines are of. */
  public List<Head> heads() {
    return heads;
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
