package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.points.CustomerProfile;
import io.tierflow.points.CustomerProfileService;
import io.tierflow.points.EarnedPointsFigures;
import io.tierflow.points.PointsEarningService;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.tier.ReviewOutcome;
import io.tierflow.tier.TierFigures;
import io.tierflow.tier.TierFiguresService;
import io.tierflow.tier.TierProposal;
import io.tierflow.tier.TierReviewService;
import io.tierflow.tier.TierService;
import io.tierflow.tier.TierUpgrade;
import io.tierflow.transaction.SpendFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Upgrades of several members within one transaction, as the steps of the flow call them. */
final class LivedUpgrades {

  private final CoreProgramme programme;
  private final CustomerProfileService profiles;
  private final TierFiguresService figures;
  private final PointsEarningService points;
  private final TierService tiers;
  private final TierReviewService reviews;
  private final Map<String, LifePlan> plans;
  private final List<Open> open = new ArrayList<>();
  private int instances;

  LivedUpgrades(CoreProgramme programme, Map<String, LifePlan> plans) {
    this.plans = plans;
    this.reviews = programme.the(TierReviewService.class);
    this.programme = programme;
    this.profiles = programme.the(CustomerProfileService.class);
    this.figures = programme.the(TierFiguresService.class);
    this.points = programme.the(PointsEarningService.class);
    this.tiers = programme.the(TierService.class);
  }

  void run(List<String> numbers, LocalDate day) {
    if (numbers.isEmpty()) {
      return;
    }
    OneTransaction.in(
        () -> {
          tiers.readAhead(numbers, day);
          numbers.forEach(number -> run(number, day));
          return null;
        });
  }

  private void run(String number, LocalDate day) {
    String id = "upgrade-" + instances++;
    CustomerProfile profile = profiles.retrieveCustomerProfile(number, day).orElseThrow();
    SpendFigures spend = figures.spend(number, day);
    EarnedPointsFigures earned = points.calculateLoyaltyPointsEarned(number, day, id);
    TierFigures current =
        new TierFigures(
            earned.pointsEarned(),
            figures.qualifyingPoints(number, day, earned.qualifyingPoints()),
            new SpendFigures(
                asVariable(spend.monthlySpend()),
                asVariable(spend.annualSpend()),
                spend.annualTransactions()),
            profile.currentTier().code(),
            profile.accountType().name(),
            profile.agreement(),
            day);
    TierProposal proposal =
        tiers.determineTierEligibility(
            number,
            current,
            programme.tables().evaluate(TierService.TIER_ELIGIBILITY, current.inputs()),
            day,
            true);
    points.updateCustomerPointsBalance(number, day, id);
    if (proposal.higher()) {
      tiers.updateLoyaltyTier(
          new TierUpgrade(id, number, proposal.targetTier(), day, day, proposal.ground()));
    }
    if (proposal.reviewRequired()) {
      open.add(new Open(id, plans.get(number).approval(day)));
    }
  }

  /** People complete the tasks whose day has come. */
  void approve(LocalDate day) {
    List<Open> due = open.stream().filter(each -> !each.approval().isAfter(day)).toList();
    for (Open each : due) {
      OneTransaction.in(
          () -> {
            reviews.recordReview(each.id(), ReviewOutcome.APPROVED, "ann", null);
            reviews.confirmLoyaltyTier(each.id());
            return null;
          });
    }
    open.removeAll(due);
  }

  private static BigDecimal asVariable(BigDecimal money) {
    return BigDecimal.valueOf(money.doubleValue());
  }

  private record Open(String id, LocalDate approval) {}
}
