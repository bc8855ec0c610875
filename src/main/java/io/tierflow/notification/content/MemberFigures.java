package io.tierflow.notification.content;

import java.math.BigDecimal;
import java.time.LocalDate;
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
 */
public record MemberFigures(
    String tier,
    LocalDate lastActivityOn,
    Long years,
    NextTier nextTier,
    ExpiringPoints expiringPoints,
    ExpiringVouchers expiringVouchers,
    ExpiringTier expiringTier) {

  public MemberFigures {
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(lastActivityOn, "lastActivityOn");
  }

  /**
   * A tier above the member's.
   *
   * @param tier its code
   * @param pointsToGo points that are missing for it
   */
  public record NextTier(String tier, long pointsToGo) {

    public NextTier {
      Objects.requireNonNull(tier, "tier");
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
}
