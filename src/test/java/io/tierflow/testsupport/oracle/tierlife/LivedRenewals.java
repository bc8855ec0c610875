package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.member.TierTenure;
import io.tierflow.points.CustomerProfile;
import io.tierflow.points.CustomerProfileService;
import io.tierflow.points.PointsLedger;
import io.tierflow.policy.Decision;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.tier.TierFigures;
import io.tierflow.tier.renewal.DueRenewals;
import io.tierflow.tier.renewal.LoweringReviewService;
import io.tierflow.tier.renewal.RetentionDecision;
import io.tierflow.tier.renewal.RetentionFigures;
import io.tierflow.tier.renewal.TierRenewalService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The daily renewals and the reviews of lowerings, as the steps of the flow call them. */
final class LivedRenewals {

  private final CoreProgramme programme;
  private final Map<String, LifePlan> plans;
  private final DueRenewals due;
  private final TierRenewalService renewals;
  private final LoweringReviewService reviews;
  private final CustomerProfileService profiles;
  private final PointsLedger ledger;
  private final List<Open> open = new ArrayList<>();
  private int instances;

  LivedRenewals(CoreProgramme programme, Map<String, LifePlan> plans) {
    this.programme = programme;
    this.plans = plans;
    this.due = programme.the(DueRenewals.class);
    this.renewals = programme.the(TierRenewalService.class);
    this.reviews = programme.the(LoweringReviewService.class);
    this.profiles = programme.the(CustomerProfileService.class);
    this.ledger = programme.the(PointsLedger.class);
  }

  /** A page of members; a validity that is over itself is followed by the next renewal at once. */
  void run(List<String> numbers, LocalDate day) {
    OneTransaction.in(
        () -> {
          List<String> page = due.of(numbers, day);
          if (!page.isEmpty()) {
            ledger.lockAll(page);
          }
          while (!page.isEmpty()) {
            renewals.readAhead(page, day);
            Map<String, TierTenure> before = new HashMap<>();
            page.forEach(number -> before.put(number, renewals.tenure(number)));
            page.forEach(number -> renew(number, day));
            page =
                page.stream()
                    .filter(number -> renewals.isDue(number, day))
                    .filter(number -> !renewals.tenure(number).equals(before.get(number)))
                    .toList();
          }
          return null;
        });
  }

  private void renew(String number, LocalDate day) {
    String id = "renewal-" + instances++;
    CustomerProfile profile = profiles.retrieveCustomerProfile(number, day).orElseThrow();
    RetentionFigures ended = renewals.figuresOfEndedPeriod(number, day).orElseThrow();
    TierFigures figures =
        new TierFigures(
            0,
            ended.figures().qualifyingPoints(),
            ended.figures().spend(),
            profile.currentTier().code(),
            profile.accountType().name(),
            profile.agreement(),
            day);
    Map<String, Object> inputs = new HashMap<>(figures.inputs());
    inputs.put("earnedTier", ended.earnedTier().code());
    inputs.put("tierBelow", ended.tierBelow().code());
    inputs.put("daysInGrace", ended.daysInGrace());
    Decision retention = programme.tables().evaluate(TierRenewalService.TIER_RETENTION, inputs);
    RetentionDecision decided = renewals.decide(number, day, figures, retention);
    switch (decided.outcome()) {
      case KEEP -> renewals.renewLoyaltyTier(id, number, day, retention);
      case GRACE -> renewals.grantGracePeriod(id, number, day, retention);
      case LOWER -> lower(id, number, day, retention, decided);
    }
  }

  private void lower(
      String id, String number, LocalDate day, Decision retention, RetentionDecision decided) {
    if (decided.isReviewed()) {
      reviews.open(id, number, day, retention, decided.toTier(), decided.review().reason());
      open.add(new Open(id, number, plans.get(number).review(day)));
    } else {
      renewals.lowerLoyaltyTier(id, number, day, retention, decided.toTier());
    }
  }

  /** People complete the tasks whose day has come. */
  void decideReviews(LocalDate day) {
    List<Open> due = open.stream().filter(each -> !each.plan().decidedOn().isAfter(day)).toList();
    due.forEach(
        each ->
            OneTransaction.in(
                () -> {
                  decide(each.id(), each.plan());
                  return null;
                }));
    open.removeAll(due);
  }

  private void decide(String id, LifePlan.Review plan) {
    switch (plan.outcome()) {
      case LifePolicy.LOWER -> {
        reviews.record(id, null, "ann", null);
        reviews.find(id).ifPresent(reviews::lower);
      }
      case LifePolicy.KEEP -> {
        reviews.record(id, plan.keepUntil(), "ann", "Parental leave.");
        reviews.keepByException(id);
      }
      default -> reviews.cancel(id, "Cancelled.");
    }
  }

  private record Open(String id, String number, LifePlan.Review plan) {}
}
