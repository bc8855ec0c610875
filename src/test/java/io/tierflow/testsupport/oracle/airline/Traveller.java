package io.tierflow.testsupport.oracle.airline;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A member of the airline's programme, as the rules take them from month to month. */
final class Traveller {

  private static final Comparator<Activity> IN_ORDER =
      Comparator.comparing((Activity activity) -> activity.instant)
          .thenComparing(activity -> activity.id);

  final String number;
  final Account account = new Account();
  final List<Activity> activities = new ArrayList<>();
  private final List<AgreementDays> held;
  private final List<AgreementDays> valid;
  private final PromotionUse promotions;
  String tier = AirlinePolicy.TIERS.get(0);
  String proposed;

  Traveller(
      String number, List<AgreementDays> held, List<AgreementDays> valid, PromotionUse promotions) {
    this.number = number;
    this.held = held;
    this.valid = valid;
    this.promotions = promotions;
  }

  void run(LocalDate asOf) {
    earn(asOf);
    String agreement = agreement(asOf);
    String earned =
        AirlinePolicy.tier(qualifying(asOf), annualSpend(asOf), counted(asOf), agreement);
    if (proposed == null && isAbove(earned, tier)) {
      if (AirlinePolicy.isReviewed(earned)) {
        proposed = earned;
      } else {
        tier = earned;
      }
    }
  }

  private static boolean isAbove(String one, String other) {
    return AirlinePolicy.TIERS.indexOf(one) > AirlinePolicy.TIERS.indexOf(other);
  }

  private void earn(LocalDate asOf) {
    LocalDate first = asOf.minusDays(AirlinePolicy.REACH_BACK_DAYS - 1L);
    List<Activity> earned = new ArrayList<>();
    activities.sort(IN_ORDER);
    for (Activity activity : activities) {
      if (!activity.earning.equals("PENDING") || activity.day().isAfter(asOf)) {
        continue;
      }
      if (activity.day().isBefore(first)) {
        activity.earning = "TOO_LATE";
        continue;
      }
      Terms terms = AirlinePolicy.terms(activity, tier, agreement(activity.day()));
      activity.earn(terms, promotions.award(activity, terms), asOf);
      earned.add(activity);
    }
    account.earn(asOf, earned);
  }

  void refund(Activity refund, Activity refunded, LocalDate today) {
    activities.add(refund);
    BigDecimal share = refunded.share;
    BigDecimal qualifying = refunded.qualifying;
    promotions.forget(refunded);
    refunded.takeBack(refund);
    promotions.count(refunded);
    if (refunded.earning.equals("EARNED")) {
      account.shrink(
          refunded,
          share.subtract(refunded.share),
          qualifying.subtract(refunded.qualifying),
          today);
    }
  }

  /** The review says yes. */
  void approve() {
    tier = proposed;
    proposed = null;
  }

  String agreement(LocalDate day) {
    return held.stream()
        .filter(each -> each.contains(day))
        .map(AgreementDays::code)
        .filter(code -> valid.stream().anyMatch(each -> each.isOf(code) && each.contains(day)))
        .findFirst()
        .orElse(null);
  }

  long qualifying(LocalDate asOf) {
    LocalDate first = yearStart(asOf);
    return account.qualifyingByDay.entrySet().stream()
        .filter(each -> !each.getKey().isBefore(first) && !each.getKey().isAfter(asOf))
        .mapToLong(each -> each.getValue())
        .sum();
  }

  BigDecimal annualSpend(LocalDate asOf) {
    return spend(yearStart(asOf), asOf);
  }

  BigDecimal monthlySpend(LocalDate asOf) {
    return spend(asOf.minusDays(29), asOf);
  }

  private BigDecimal spend(LocalDate from, LocalDate to) {
    return activities.stream()
        .filter(activity -> activity.isWithin(from, to))
        .map(activity -> activity.spend)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  long counted(LocalDate asOf) {
    return activities.stream()
        .filter(activity -> activity.isWithin(yearStart(asOf), asOf))
        .filter(Activity::isCounted)
        .count();
  }

  private static LocalDate yearStart(LocalDate asOf) {
    return asOf.plusDays(1).minusMonths(12);
  }
}
