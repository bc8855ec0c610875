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
  /** Members to whom points were issued in the month. */
  EARNING_MEMBERS,
  /** Members who spent points in the month. */
  REDEEMING_MEMBERS,
  /** Members who had another tier at the month's end than before it, by the tier before. */
  MEMBERS_MOVED,
  /** Of these, members whose tier is a higher one. */
  MEMBERS_MOVED_UP,
  /** Members who were active in the month that retention starts from. */
  ACTIVE_BEFORE,
  /** Of these, members who were active again since. */
  ACTIVE_AGAIN,
  /** Members at the beginning of the days of churn. */
  MEMBERS_AT_START,
  /** Of these, members without any transaction since. */
  MEMBERS_LOST,
  /** Members by the month in which they enrolled, those who have left included. */
  COHORT_MEMBERS,
  /** Of these, members with at least one transaction in the month. */
  COHORT_ACTIVE,
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
  /** Vouchers issued in the month. */
  VOUCHERS_ISSUED,
  /** Vouchers redeemed in the month, by the month in which they were issued. */
  VOUCHERS_REDEEMED,
  /** Vouchers that expired in the month. */
  VOUCHERS_EXPIRED,
  /** Messages of the month that have been sent. */
  MESSAGES_SENT,
  /** Messages of the month that were not sent, by the reason. */
  MESSAGES_NOT_SENT,
  /** Times that members ended a kind of messages by a link or a reply. */
  UNSUBSCRIBED,
  /** What the month cost: vouchers redeemed, gifts dispatched, and the growth of points owed. */
  PROGRAMME_COST(Unit.AMOUNT),
  /** Margin on what the members of higher tiers spent above as many of the lowest. */
  UPLIFT_MARGIN(Unit.AMOUNT),
  /** Members whose lifetime value is known. */
  VALUED_MEMBERS,
  /** Sum of their probabilities of being active still. */
  MEMBERS_EXPECTED(Unit.AMOUNT),
  /** Sum of their lifetime values. */
  LIFETIME_VALUE(Unit.AMOUNT),
  /** What the programme cost for these members. */
  LIFETIME_COST(Unit.AMOUNT),
  /** Points outstanding × what a point is worth, not kept. */
  POINTS_VALUE(Unit.AMOUNT, POINTS_OUTSTANDING, null),
  /** Net spend ÷ members, not kept but computed from both. */
  AVERAGE_SPEND(Unit.AMOUNT, NET_SPEND, MEMBERS),
  /** Active members ÷ members, not kept either. */
  PARTICIPATION(Unit.SHARE, ACTIVE_MEMBERS, MEMBERS),
  /** Points redeemed ÷ points issued, not kept either. */
  REDEMPTION_RATE(Unit.SHARE, POINTS_REDEEMED, POINTS_ISSUED),
  /** Active again ÷ active before, not kept either. */
  RETENTION(Unit.SHARE, ACTIVE_AGAIN, ACTIVE_BEFORE),
  /** Members lost ÷ members at the start, not kept either. */
  CHURN(Unit.SHARE, MEMBERS_LOST, MEMBERS_AT_START),
  /** Active members of a cohort ÷ its members, not kept either. */
  COHORT_RETENTION(Unit.SHARE, COHORT_ACTIVE, COHORT_MEMBERS),
  /** Uplift's margin less the cost, ÷ the cost, not kept either. */
  RETURN_ON_COST(Unit.SHARE, UPLIFT_MARGIN, PROGRAMME_COST),
  /** Probability of being active still, on average, not kept either. */
  PROBABILITY_ALIVE(Unit.SHARE, MEMBERS_EXPECTED, VALUED_MEMBERS),
  /** Lifetime value of a member, on average, not kept either. */
  AVERAGE_LIFETIME_VALUE(Unit.AMOUNT, LIFETIME_VALUE, VALUED_MEMBERS),
  /** Cost of a member, on average, not kept either. */
  AVERAGE_LIFETIME_COST(Unit.AMOUNT, LIFETIME_COST, VALUED_MEMBERS);

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

  /** Whether it is kept; others are divided or multiplied when they are read. */
  boolean isKept() {
    return dividend == null;
  }

  Figure dividend() {
    return dividend;
  }

  Figure divisor() {
    return divisor;
  }

  /** Whether it is kept once a month by who computes what members are worth. */
  boolean isLifetime() {
    return this == VALUED_MEMBERS
        || this == MEMBERS_EXPECTED
        || this == LIFETIME_VALUE
        || this == LIFETIME_COST;
  }

  /** Whether what is divided is a gain over the divisor. */
  boolean isGain() {
    return this == RETURN_ON_COST;
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
