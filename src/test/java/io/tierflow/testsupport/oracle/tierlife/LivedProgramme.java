package io.tierflow.testsupport.oracle.tierlife;

import io.tierflow.member.AccountType;
import io.tierflow.member.Member;
import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.member.agreement.AgreementStart;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.tier.TierChange;
import io.tierflow.tier.grant.NewTierGrant;
import io.tierflow.tier.grant.TierGrantListener;
import io.tierflow.tier.grant.TierGrantService;
import io.tierflow.web.ConflictException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Some members of a programme in memory, taken through their days by the product's services. */
final class LivedProgramme implements LifeProgramme {

  private static final LocalTime REVIEWS = LocalTime.of(10, 0);
  private static final LocalTime GRANTS = LocalTime.of(11, 0);
  private static final LocalTime ARRIVALS = LocalTime.of(23, 50);
  private static final LocalTime TERMS = LocalTime.of(4, 0);

  private final CoreProgramme programme = new CoreProgramme((TierGrantListener) change -> {});
  private final LifePolicy policy;
  private final LivedUpgrades upgrades;
  private final LivedRenewals renewals;
  private final Map<String, CoreMember> members = new TreeMap<>();
  private final Map<String, LifePlan> plans = new HashMap<>();

  LivedProgramme(LifePolicy policy, List<LifePlan> enrolled) {
    this.policy = policy;
    LivedTables.deploy(policy, programme.tables());
    for (LifePlan plan : enrolled) {
      plans.put(plan.number, plan);
      members.put(
          plan.number,
          programme.enrol(
              plan.number,
              Tier.valueOf(LifePolicy.TIERS.get(0)),
              0,
              AccountType.INDIVIDUAL,
              plan.agreement,
              plan.enrolledOn));
      if (plan.otherFrom != null) {
        changeAgreement(plan);
      }
    }
    this.upgrades = new LivedUpgrades(programme, plans);
    this.renewals = new LivedRenewals(programme, plans);
  }

  /** Somebody else has the other agreement first: members get only what there is. */
  private void changeAgreement(LifePlan plan) {
    MemberAgreementService agreements = programme.the(MemberAgreementService.class);
    AgreementPeriod first =
        new AgreementPeriod(plan.agreement, plan.enrolledOn, plan.otherFrom.minusDays(1));
    AgreementPeriod other = new AgreementPeriod(plan.otherAgreement, plan.otherFrom, null);
    agreements.begin(
        List.of(new AgreementStart("of " + plan.number, plan.otherAgreement, plan.enrolledOn)));
    OneTransaction.in(() -> agreements.replace(plan.number, List.of(first, other)));
  }

  private void at(LocalDate day, LocalTime time) {
    programme.clock().set(day.atTime(time).atZone(LifePlan.ZONE).toInstant().toString());
  }

  @Override
  public void changeTerms(LocalDate day) {
    at(day, TERMS);
    LivedTables.deployTerms(policy, programme.tables());
  }

  @Override
  public void renew(LocalDate day, LocalTime time) {
    at(day, time);
    renewals.run(List.copyOf(members.keySet()), day);
  }

  @Override
  public void decideReviews(LocalDate day) {
    at(day, REVIEWS);
    upgrades.approve(day);
    renewals.decideReviews(day);
  }

  @Override
  public List<String> arrive(LocalDate day) {
    List<String> refused = new ArrayList<>();
    members.forEach(
        (number, member) -> {
          for (LifeEvent event : plans.get(number).on(day)) {
            if (event.what().equals("GRANT")) {
              at(day, GRANTS);
              if (!grant(event, number)) {
                refused.add(event.id());
              }
            } else {
              at(day, ARRIVALS);
              arrive(event, member);
            }
          }
        });
    return refused;
  }

  private static void arrive(LifeEvent event, CoreMember member) {
    if (event.what().equals("BUY")) {
      member.does(Kinds.PURCHASE, event.id(), event.amount().toPlainString(), event.at());
    } else {
      member.refunds(event.id(), event.of(), event.amount().toPlainString());
    }
  }

  private boolean grant(LifeEvent event, String number) {
    NewTierGrant asked =
        new NewTierGrant(event.id(), Tier.valueOf(event.tier()), event.until(), "Gesture");
    try {
      OneTransaction.in(() -> programme.the(TierGrantService.class).request(number, asked, "ann"));
      return true;
    } catch (ConflictException refused) {
      return false;
    }
  }

  @Override
  public void upgrade(List<String> numbers, LocalDate day) {
    at(day, LocalTime.of(23, 55));
    upgrades.run(numbers, day);
  }

  @Override
  public Map<String, LifeStanding> standings() {
    Map<String, List<TierChange>> changes =
        programme.store().all(TierChange.class).stream()
            .collect(Collectors.groupingBy(TierChange::getMemberNumber));
    Map<String, LifeStanding> standings = new HashMap<>();
    for (String number : members.keySet()) {
      Member member = programme.store().find(Member.class, number);
      standings.put(number, LifeStanding.of(member, changes.getOrDefault(number, List.of())));
    }
    return standings;
  }
}
