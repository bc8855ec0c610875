package io.tierflow.testsupport.oracle;

import io.tierflow.member.AccountType;
import io.tierflow.member.TierStatus;
import io.tierflow.reward.VoucherState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A member as the rules take them from month to month. */
public final class OracleMember {

  private static final int REACH_BACK_DAYS = 90;
  private static final int REPEAT_AFTER_DAYS = 90;

  private final AccountType accountType;
  private final LocalDate enrolledOn;
  private final long openingPoints;
  private final List<OracleTransaction> transactions = new ArrayList<>();
  private final NavigableMap<LocalDate, Long> earnings = new TreeMap<>();
  private final NavigableMap<LocalDate, LocalDate> expiries = new TreeMap<>();
  private final List<ExpectedVoucher> vouchers = new ArrayList<>();
  private final Map<OracleTier, LocalDate> declined = new EnumMap<>(OracleTier.class);
  private LocalDate lastRise;
  private BigDecimal exactEarned = BigDecimal.ZERO;
  private OracleTier confirmedTier;
  private OracleTier underReview;
  private LocalDate proposedOn;

  public OracleMember(
      AccountType accountType, LocalDate enrolledOn, OracleTier openingTier, long openingPoints) {
    this.accountType = accountType;
    this.enrolledOn = enrolledOn;
    this.confirmedTier = openingTier;
    this.openingPoints = openingPoints;
  }

  public void add(OracleTransaction transaction) {
    transactions.add(transaction);
  }

  /** Takes the member through a day's upgrade; what it issues is issued on the day it is done. */
  public void upgrade(LocalDate asOf, LocalDate today) {
    earn(asOf);
    if (underReview == null) {
      rise(asOf, today);
    }
    vouchers.removeIf(voucher -> voucher.expiresOn() != null && voucher.expiresOn().isBefore(asOf));
  }

  /** What a fraction of a point is left of one month counts in the next. */
  private void earn(LocalDate asOf) {
    long before = wholePoints();
    transactions.stream()
        .filter(OracleTransaction::canEarn)
        .filter(transaction -> transaction.isWithin(asOf.minusDays(REACH_BACK_DAYS - 1), asOf))
        .forEach(
            transaction -> {
              exactEarned = exactEarned.add(transaction.earn(confirmedTier));
              expiries.merge(
                  asOf,
                  OraclePolicy.expiry(transaction.day()),
                  (one, other) -> one.isAfter(other) ? one : other);
            });
    earnings.merge(asOf, wholePoints() - before, Long::sum);
  }

  private void rise(LocalDate asOf, LocalDate today) {
    BigDecimal spend = spend(asOf);
    OracleTier earned = OraclePolicy.tier(qualifying(asOf), spend, purchases(asOf));
    if (earned.compareTo(confirmedTier) <= 0) {
      return;
    }
    if (!OraclePolicy.isReviewed(earned, spend, accountType)) {
      confirm(earned, asOf, today);
    } else if (!isDeclinedLately(earned, asOf)) {
      underReview = earned;
      proposedOn = asOf;
      vouchers.add(new ExpectedVoucher(OraclePolicy.voucher(earned), VoucherState.HELD, null));
    } else {
      riseWithoutReview(earned, spend, asOf, today);
    }
  }

  private BigDecimal spend(LocalDate asOf) {
    return year(asOf).stream()
        .map(OracleTransaction::spend)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private long purchases(LocalDate asOf) {
    return year(asOf).stream().filter(OracleTransaction::isPurchaseOfTheYear).count();
  }

  private long qualifying(LocalDate asOf) {
    return earnings.subMap(yearStart(asOf), true, asOf, true).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private List<OracleTransaction> year(LocalDate asOf) {
    return transactions.stream().filter(each -> each.isWithin(yearStart(asOf), asOf)).toList();
  }

  private static LocalDate yearStart(LocalDate asOf) {
    return asOf.plusDays(1).minusMonths(12);
  }

  /** What the table communication says is due on a day, as kind and occasion. */
  public Set<String> due(LocalDate day) {
    Set<String> due = new TreeSet<>();
    long inactive = daysSince(lastActivity(day), day);
    nextTier(day)
        .filter(next -> inactive <= 60 && pointsTo(next, day) <= OraclePolicy.nearness(next))
        .ifPresent(next -> due.add("TIER_PROGRESS " + next));
    if (inactive <= 90 && day.getDayOfMonth() >= 2 && day.getDayOfMonth() <= 4) {
      due.add("POINTS_STATEMENT " + YearMonth.from(day).minusMonths(1));
    }
    if (inactive >= 90 && inactive <= 1_095) {
      due.add("REACTIVATION " + lastActivity(day));
    }
    if (lastRise != null && daysSince(lastRise, day) >= 7 && daysSince(lastRise, day) <= 21) {
      due.add("SURVEY_REQUEST");
    }
    vouchers.stream()
        .filter(voucher -> voucher.state() == VoucherState.ISSUED)
        .map(ExpectedVoucher::expiresOn)
        .filter(expiry -> !expiry.isBefore(day) && !expiry.isAfter(day.plusDays(14)))
        .forEach(expiry -> due.add("VOUCHER_EXPIRING " + expiry));
    pointsByExpiry().entrySet().stream()
        .filter(lot -> lot.getValue() >= 10)
        .map(Map.Entry::getKey)
        .filter(expiry -> !expiry.isBefore(day) && !expiry.isAfter(day.plusDays(30)))
        .forEach(expiry -> due.add("POINTS_EXPIRING " + expiry));
    long years = enrolledOn.until(day).getYears();
    if (years > 0 && enrolledOn.plusYears(years).equals(day)) {
      due.add("ENROLMENT_ANNIVERSARY " + years);
    }
    return due;
  }

  /** Points that are missing for the next tier on a day, if they alone would earn it. */
  public Optional<String> progress(LocalDate day) {
    return nextTier(day).map(next -> next + " " + pointsTo(next, day));
  }

  /** Points that have expired when a day begins. */
  public long expired(LocalDate day) {
    return pointsByExpiry().headMap(day).values().stream().mapToLong(Long::longValue).sum();
  }

  private Optional<OracleTier> nextTier(LocalDate day) {
    boolean earnsMore =
        OraclePolicy.tier(qualifying(day), spend(day), purchases(day)).isAbove(confirmedTier);
    return earnsMore || confirmedTier == OracleTier.VIP
        ? Optional.empty()
        : Optional.of(OracleTier.values()[confirmedTier.ordinal() + 1]);
  }

  private long pointsTo(OracleTier next, LocalDate day) {
    return OraclePolicy.points(next) - qualifying(day);
  }

  private NavigableMap<LocalDate, Long> pointsByExpiry() {
    NavigableMap<LocalDate, Long> points = new TreeMap<>();
    expiries.forEach((asOf, expiry) -> points.merge(expiry, earnings.get(asOf), Long::sum));
    points.values().removeIf(none -> none == 0);
    return points;
  }

  private LocalDate lastActivity(LocalDate day) {
    return transactions.stream()
        .map(OracleTransaction::day)
        .filter(done -> !done.isAfter(day))
        .max(LocalDate::compareTo)
        .orElse(enrolledOn);
  }

  private static long daysSince(LocalDate then, LocalDate day) {
    return then.until(day, ChronoUnit.DAYS);
  }

  /** To the highest tier below the declined one that needs no review. */
  private void riseWithoutReview(
      OracleTier declinedTier, BigDecimal spend, LocalDate asOf, LocalDate today) {
    for (int below = declinedTier.ordinal() - 1; below > confirmedTier.ordinal(); below--) {
      OracleTier tier = OracleTier.values()[below];
      if (!OraclePolicy.isReviewed(tier, spend, accountType)) {
        confirm(tier, asOf, today);
        return;
      }
    }
  }

  private boolean isDeclinedLately(OracleTier tier, LocalDate asOf) {
    LocalDate decidedOn = declined.get(tier);
    return decidedOn != null && decidedOn.isAfter(asOf.minusDays(REPEAT_AFTER_DAYS));
  }

  private void confirm(OracleTier tier, LocalDate on, LocalDate today) {
    confirmedTier = tier;
    lastRise = on;
    vouchers.add(issued(tier, today));
  }

  /** The review says yes. */
  public void approve(LocalDate on) {
    vouchers.remove(held());
    confirm(underReview, on, on);
    underReview = null;
  }

  /** The review says no; a lower tier that needs none is reached at once. */
  public void decline(LocalDate on) {
    ExpectedVoucher held = held();
    vouchers.remove(held);
    vouchers.add(new ExpectedVoucher(held.amount(), VoucherState.CANCELLED, null));
    declined.put(underReview, on);
    riseWithoutReview(underReview, spend(proposedOn), on, on);
    underReview = null;
  }

  public boolean isUnderReview() {
    return underReview != null;
  }

  public ExpectedStanding standing() {
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

  private static ExpectedVoucher issued(OracleTier tier, LocalDate on) {
    return new ExpectedVoucher(
        OraclePolicy.voucher(tier), VoucherState.ISSUED, on.plusDays(OraclePolicy.voucherDays()));
  }

  private long wholePoints() {
    return exactEarned.setScale(0, RoundingMode.FLOOR).longValueExact();
  }
}
