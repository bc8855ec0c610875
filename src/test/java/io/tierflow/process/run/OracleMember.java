package io.tierflow.process.run;

import io.tierflow.member.AccountType;
import io.tierflow.member.Tier;
import io.tierflow.member.TierStatus;
import io.tierflow.reward.VoucherState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A member as the rules take them from month to month. */
final class OracleMember {

  private static final int REACH_BACK_DAYS = 90;
  private static final int REPEAT_AFTER_DAYS = 90;

  private final AccountType accountType;
  private final long openingPoints;
  private final List<OracleTransaction> transactions = new ArrayList<>();
  private final NavigableMap<LocalDate, Long> earnings = new TreeMap<>();
  private final List<ExpectedVoucher> vouchers = new ArrayList<>();
  private final Map<Tier, LocalDate> declined = new EnumMap<>(Tier.class);
  private BigDecimal exactEarned = BigDecimal.ZERO;
  private Tier confirmedTier;
  private Tier underReview;

  OracleMember(AccountType accountType, Tier openingTier, long openingPoints) {
    this.accountType = accountType;
    this.confirmedTier = openingTier;
    this.openingPoints = openingPoints;
  }

  void add(OracleTransaction transaction) {
    transactions.add(transaction);
  }

  /** Takes the member through a day's upgrade. */
  void upgrade(LocalDate asOf) {
    earn(asOf);
    if (underReview == null) {
      rise(asOf);
    }
    vouchers.removeIf(voucher -> voucher.expiresOn() != null && voucher.expiresOn().isBefore(asOf));
  }

  /** What a fraction of a point is left of one month counts in the next. */
  private void earn(LocalDate asOf) {
    long before = wholePoints();
    transactions.stream()
        .filter(OracleTransaction::canEarn)
        .filter(transaction -> transaction.isWithin(asOf.minusDays(REACH_BACK_DAYS - 1), asOf))
        .map(transaction -> transaction.earn(confirmedTier))
        .forEach(share -> exactEarned = exactEarned.add(share));
    earnings.merge(asOf, wholePoints() - before, Long::sum);
  }

  private void rise(LocalDate asOf) {
    LocalDate yearStart = asOf.plusDays(1).minusMonths(12);
    List<OracleTransaction> year =
        transactions.stream().filter(each -> each.isWithin(yearStart, asOf)).toList();
    BigDecimal spend =
        year.stream().map(OracleTransaction::spend).reduce(BigDecimal.ZERO, BigDecimal::add);
    long purchases = year.stream().filter(OracleTransaction::isPurchaseOfTheYear).count();
    long qualifying =
        earnings.subMap(yearStart, true, asOf, true).values().stream()
            .mapToLong(Long::longValue)
            .sum();

    Tier earned = OraclePolicy.tier(qualifying, spend, purchases);
    if (earned.compareTo(confirmedTier) <= 0) {
      return;
    }
    if (!OraclePolicy.isReviewed(earned, spend, accountType)) {
      confirm(earned, asOf);
    } else if (!isDeclinedLately(earned, asOf)) {
      underReview = earned;
      vouchers.add(new ExpectedVoucher(OraclePolicy.voucher(earned), VoucherState.HELD, null));
    } else {
      riseWithoutReview(earned, spend, asOf);
    }
  }

  /** To the highest tier below the declined one that needs no review. */
  private void riseWithoutReview(Tier declinedTier, BigDecimal spend, LocalDate asOf) {
    for (int below = declinedTier.ordinal() - 1; below > confirmedTier.ordinal(); below--) {
      Tier tier = Tier.values()[below];
      if (!OraclePolicy.isReviewed(tier, spend, accountType)) {
        confirm(tier, asOf);
        return;
      }
    }
  }

  private boolean isDeclinedLately(Tier tier, LocalDate asOf) {
    LocalDate decidedOn = declined.get(tier);
    return decidedOn != null && decidedOn.isAfter(asOf.minusDays(REPEAT_AFTER_DAYS));
  }

  private void confirm(Tier tier, LocalDate on) {
    confirmedTier = tier;
    vouchers.add(issued(tier, on));
  }

  /** The review says yes. */
  void approve(LocalDate on) {
    vouchers.remove(held());
    confirm(underReview, on);
    underReview = null;
  }

  /** The review says no. */
  void decline(LocalDate on) {
    ExpectedVoucher held = held();
    vouchers.remove(held);
    vouchers.add(new ExpectedVoucher(held.amount(), VoucherState.CANCELLED, null));
    declined.put(underReview, on);
    underReview = null;
  }

  boolean isUnderReview() {
    return underReview != null;
  }

  ExpectedStanding standing() {
    return new ExpectedStanding(
        openingPoints + wholePoints(),
        underReview == null ? confirmedTier : underReview,
        underReview == null ? TierStatus.CONFIRMED : TierStatus.PROVISIONAL,
        confirmedTier,
        vouchers.stream().sorted(ExpectedVoucher.IN_ORDER).toList());
  }

  private ExpectedVoucher held() {
    return vouchers.stream()
        .filter(voucher -> voucher.state() == VoucherState.HELD)
        .findFirst()
        .orElseThrow();
  }

  private static ExpectedVoucher issued(Tier tier, LocalDate on) {
    return new ExpectedVoucher(
        OraclePolicy.voucher(tier), VoucherState.ISSUED, on.plusDays(OraclePolicy.voucherDays()));
  }

  private long wholePoints() {
    return exactEarned.setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
