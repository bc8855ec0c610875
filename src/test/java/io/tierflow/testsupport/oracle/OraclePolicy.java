package io.tierflow.testsupport.oracle;

import io.tierflow.member.AccountType;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The programme's first policy, written down a second time: whoever checks the tables needs it. */
public final class OraclePolicy {

  private static final BigDecimal HIGH_SPEND = new BigDecimal("10000");
  private static final BigDecimal RATE = new BigDecimal("0.10");
  private static final int VOUCHER_DAYS = 90;

  private OraclePolicy() {}

  /** What a transaction earns of which so much is left, in points. */
  public static BigDecimal share(
      OracleKind kind, BigDecimal net, boolean fullyRefunded, OracleTier tier) {
    return switch (kind) {
      case PURCHASE -> net.multiply(RATE).multiply(multiplier(tier));
      case BOOKING, EVENT -> fixed(20, fullyRefunded);
      case REFERRAL -> fixed(100, fullyRefunded);
      case REVIEW -> fixed(10, fullyRefunded);
      case REFUND -> BigDecimal.ZERO;
    };
  }

  private static BigDecimal fixed(long points, boolean fullyRefunded) {
    return fullyRefunded ? BigDecimal.ZERO : BigDecimal.valueOf(points);
  }

  private static BigDecimal multiplier(OracleTier tier) {
    return switch (tier) {
      case REGULAR, SILVER -> BigDecimal.ONE;
      case GOLD -> new BigDecimal("1.5");
      case VIP -> new BigDecimal("2");
    };
  }

  /** The tier that a year's figures earn. */
  public static OracleTier tier(
      long qualifyingPoints, BigDecimal annualSpend, long annualTransactions) {
    if (qualifyingPoints >= 1_000
        || annualSpend.compareTo(HIGH_SPEND) >= 0
        || annualTransactions >= 50) {
      return OracleTier.VIP;
    }
    if (qualifyingPoints >= 300) {
      return OracleTier.GOLD;
    }
    return qualifyingPoints >= 100 ? OracleTier.SILVER : OracleTier.REGULAR;
  }

  /** Qualifying points from which a tier is earned. */
  public static long points(OracleTier tier) {
    return switch (tier) {
      case REGULAR -> 0;
      case SILVER -> 100;
      case GOLD -> 300;
      case VIP -> 1_000;
    };
  }

  /** Points that may be missing for a tier that is told to be near. */
  public static long nearness(OracleTier next) {
    return switch (next) {
      case REGULAR -> 0;
      case SILVER -> 30;
      case GOLD -> 60;
      case VIP -> 150;
    };
  }

  /** The last day on which the points of a day's purchase are valid. */
  public static LocalDate expiry(LocalDate day) {
    return day.plusMonths(24);
  }

  /** Whether a loyalty manager looks at a rise. */
  public static boolean isReviewed(
      OracleTier target, BigDecimal annualSpend, AccountType accountType) {
    return target == OracleTier.VIP
        || annualSpend.compareTo(HIGH_SPEND) >= 0
        || accountType == AccountType.CORPORATE;
  }

  /** What the voucher of a tier is worth, in currency units. */
  public static BigDecimal voucher(OracleTier target) {
    return switch (target) {
      case SILVER -> new BigDecimal("10.00");
      case GOLD -> new BigDecimal("25.00");
      case VIP -> new BigDecimal("50.00");
      case REGULAR -> throw new IllegalArgumentException("Nobody rises to REGULAR.");
    };
  }

  /** Days for which a voucher is valid after the day of issue. */
  public static int voucherDays() {
    return VOUCHER_DAYS;
  }
}
