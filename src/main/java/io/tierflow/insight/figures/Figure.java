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
  /** Balance of all accounts at the end of the month. */
  POINTS_OUTSTANDING,
  /** Transactions of the month, refunds subtracted, in the programme's currency. */
  NET_SPEND(Unit.AMOUNT),
  /** Net spend ÷ members, not kept but computed from both. */
  AVERAGE_SPEND(Unit.AMOUNT, NET_SPEND, MEMBERS),
  /** Active members ÷ members, not kept either. */
  PARTICIPATION(Unit.SHARE, ACTIVE_MEMBERS, MEMBERS),
  /** Points redeemed ÷ points issued, not kept either. */
  REDEMPTION_RATE(Unit.SHARE, POINTS_REDEEMED, POINTS_ISSUED);

  /** What a figure counts in. */
  public enum Unit {
    /** Members or points. */
    COUNT(0),
    /** Money in the programme's currency. */
    AMOUNT(2),
    /** A part of a whole, 0.25 for a quarter. */
    SHARE(4);

    private final int decimals;

    Unit(int decimals) {
      this.decimals = decimals;
    }

    /**
     * How exact it is.
     *
     * @return the number of decimals
     */
    public int decimals() {
      return decimals;
    }
  }

  private final Unit unit;
  private final Figure dividend;
  private final Figure divisor;

  Figure() {
    this(Unit.COUNT);
  }

  Figure(Unit unit) {
    this(unit, null, null);
  }

  Figure(Unit unit, Figure dividend, Figure divisor) {
    this.unit = unit;
    this.dividend = dividend;
    this.divisor = divisor;
  }

  /**
   * What it counts in.
   *
   * @return its unit
   */
  public Unit unit() {
    return unit;
  }

  /** Whether it is kept; others are divided when they are read. */
  boolean isKept() {
    return dividend == null;
  }

  Figure dividend() {
    return dividend;
  }

  Figure divisor() {
    return divisor;
  }

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
