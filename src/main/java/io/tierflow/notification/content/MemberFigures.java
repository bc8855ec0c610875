package io.tierflow.notification.content;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * A member's figures on the day of a notification. Templates of every kind that is due by the table
 * {@code communication} can read them, as {@code notification.member}.
 *
 * @param tier the confirmed tier
 * @param lastActivityOn day of the last transaction, or of the enrolment if there is none
 * @param years whole years of membership on an anniversary, or null on other days
 * @param nextTier the next tier, or null if there is none
 * @param expiringPoints points that expire next, or null if none do soon
 * @param expiringVouchers vouchers that expire next, or null if none do soon
 * @param expiringTier when the tier ends, or null if it does not
 * @param recentPurchases the last purchases, the newest first; none where a kind doesn't name them
 * @param statement the points of the month before, or null where a kind doesn't state them
 * @param event the event that the member is invited to, or null
 */
public record MemberFigures(
    String tier,
    LocalDate lastActivityOn,
    Long years,
    NextTier nextTier,
    ExpiringPoints expiringPoints,
    ExpiringVouchers expiringVouchers,
    ExpiringTier expiringTier,
    List<RecentPurchase> recentPurchases,
    PointsOfMonth statement,
    ProgrammeEvent event) {

  public MemberFigures {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(lastActivityOn, "lastActivityOn");
    recentPurchases = List.copyOf(recentPurchases);
  }

  /** Figures without purchases and statement. */
  public MemberFigures(
      String tier,
      LocalDate lastActivityOn,
      Long years,
      NextTier nextTier,
      ExpiringPoints expiringPoints,
      ExpiringVouchers expiringVouchers,
      ExpiringTier expiringTier) {
    this(
        tier,
        lastActivityOn,
        years,
        nextTier,
        expiringPoints,
        expiringVouchers,
        expiringTier,
        List.of(),
        null,
        null);
  }

  /**
   * The same with what the member bought last.
   *
   * @param purchases the newest first
   */
  public MemberFigures withPurchases(List<RecentPurchase> purchases) {
    return new MemberFigures(
        tier,
        lastActivityOn,
        years,
        nextTier,
        expiringPoints,
        expiringVouchers,
        expiringTier,
        purchases,
        statement,
        event);
  }

  /**
   * The same with the spend that would earn the next tier.
   *
   * @param spend what is missing
   * @param currency its currency
   */
  public MemberFigures withSpendToGo(BigDecimal spend, String currency) {
    return new MemberFigures(
        tier,
        lastActivityOn,
        years,
        new NextTier(nextTier.tier(), nextTier.pointsToGo(), spend, currency),
        expiringPoints,
        expiringVouchers,
        expiringTier,
        recentPurchases,
        statement,
        event);
  }

  /**
   * The same with the points of a month.
   *
   * @param month the month
   */
  public MemberFigures withStatement(PointsOfMonth month) {
    return new MemberFigures(
        tier,
        lastActivityOn,
        years,
        nextTier,
        expiringPoints,
        expiringVouchers,
        expiringTier,
        recentPurchases,
        month,
        event);
  }

  /**
   * The same with an invitation.
   *
   * @param invitation to what
   */
  public MemberFigures withEvent(ProgrammeEvent invitation) {
    return new MemberFigures(
        tier,
        lastActivityOn,
        years,
        nextTier,
        expiringPoints,
        expiringVouchers,
        expiringTier,
        recentPurchases,
        statement,
        invitation);
  }

  /**
   * A tier above the member's.
   *
   * @param tier its code
   * @param pointsToGo points that are missing for it
   * @param spendToGo spend that earns it, by its points at the rate of the member's last purchase
   *     or by the spend itself, whichever is less; null if neither can be said
   * @param currency currency of the spend, or null
   */
  public record NextTier(String tier, long pointsToGo, BigDecimal spendToGo, String currency) {

    public NextTier {
      Objects.requireNonNull(tier, "tier");
    }

    /** A tier that spend alone can't earn. */
    public NextTier(String tier, long pointsToGo) {
      this(tier, pointsToGo, null, null);
    }
  }

  /**
   * A purchase.
   *
   * @param day when
   * @param kind code of its kind; templates translate it by {@code kind.<code>}
   * @param amount its amount, in currency units
   * @param currency currency of the amount
   */
  public record RecentPurchase(LocalDate day, String kind, BigDecimal amount, String currency) {

    public RecentPurchase {
      Objects.requireNonNull(day, "day");
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(currency, "currency");
    }
  }

  /**
   * What a month brought and took.
   *
   * @param month the month
   * @param earned points earned, less those taken back by refunds
   * @param adjusted points that staff or the programme added, less those that staff took
   * @param redeemed points spent, less those that came back
   * @param expired points that nobody spent in time
   */
  public record PointsOfMonth(
      YearMonth month, long earned, long adjusted, long redeemed, long expired) {

    public PointsOfMonth {
      Objects.requireNonNull(month, "month");
    }
  }

  /**
   * Points that expire on one day.
   *
   * @param points how many
   * @param expiresOn the last day on which they are valid
   */
  public record ExpiringPoints(long points, LocalDate expiresOn) {

    public ExpiringPoints {
      Objects.requireNonNull(expiresOn, "expiresOn");
    }
  }

  /**
   * The end of the member's tier.
   *
   * @param lastDay the last day on which the member has it, of the grace period if they are in one
   * @param inGrace whether they are in one
   * @param pointsMissing qualifying points that are missing to keep it, or null if nothing is
   *     missing or points alone can't do
   */
  public record ExpiringTier(LocalDate lastDay, boolean inGrace, Long pointsMissing) {

    public ExpiringTier {
      Objects.requireNonNull(lastDay, "lastDay");
    }
  }

  /**
   * Vouchers that expire on one day.
   *
   * @param count how many
   * @param amount what they are worth together
   * @param currency currency of the amount
   * @param expiresOn the last day on which they are valid
   * @param voucherId id of the voucher if it is a single one, else null
   */
  public record ExpiringVouchers(
      long count, BigDecimal amount, String currency, LocalDate expiresOn, String voucherId) {

    public ExpiringVouchers {
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(currency, "currency");
      Objects.requireNonNull(expiresOn, "expiresOn");
    }
  }

  /**
   * An event of the programme.
   *
   * @param name what it is called, in the words of the table, or null; templates translate it by
   *     {@code term.<name>}
   * @param place where it is, in the words of the table; templates translate it by {@code
   *     term.<place>}
   * @param day when
   */
  public record ProgrammeEvent(String name, String place, LocalDate day) {

    public ProgrammeEvent {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(day, "day");
    }
  }
}
