package io.tierflow.tier.renewal;

import io.tierflow.member.Member;
import io.tierflow.member.TierTenure;
import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.member.agreement.AgreementStart;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.CoreMember;
import io.tierflow.testsupport.core.CoreProgramme;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.testsupport.core.OneTransaction;
import io.tierflow.tier.TierChange;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Gold member of a programme in memory, and renewals of their tier, step by step. */
final class RenewalProgramme {

  static final String MEMBER = "M-1";

  final CoreProgramme programme = new CoreProgramme();
  final TierRenewalService renewals = programme.the(TierRenewalService.class);
  final LoweringReviewService reviews = programme.the(LoweringReviewService.class);
  private final CoreMember account;
  private int instances;

  RenewalProgramme() {
    account = programme.enrol(MEMBER, Tier.valueOf("GOLD"), 0);
  }

  /** Terms of all tiers. */
  RenewalProgramme terms(String period, String validity, int graceDays) {
    programme
        .tables()
        .deploy(
            "tier-terms",
            inputs ->
                Map.of(
                    "label", inputs.get("tier"),
                    "qualificationPeriod", period,
                    "validity", validity,
                    "graceDays", graceDays));
    return this;
  }

  /** What the table answers from now on. */
  RenewalProgramme retention(String outcome) {
    programme.tables().deploy("tier-retention", inputs -> Map.of("outcome", outcome));
    return this;
  }

  RenewalProgramme lowerTo(String tier) {
    programme
        .tables()
        .deploy("tier-retention", inputs -> Map.of("outcome", "LOWER", "toTier", tier));
    return this;
  }

  RenewalProgramme holdsUntil(String day) {
    LocalDate until = LocalDate.parse(day);
    member().holdTier(TierTenure.UNLIMITED.valid(until.minusYears(1), until, "FORMER"));
    return this;
  }

  /** Gives the member an agreement from a day on, which somebody else has already. */
  void agrees(String code, LocalDate from) {
    MemberAgreementService agreements = programme.the(MemberAgreementService.class);
    agreements.begin(List.of(new AgreementStart("of " + MEMBER, code, from)));
    OneTransaction.in(
        () -> agreements.replace(MEMBER, List.of(new AgreementPeriod(code, from, null))));
  }

  /** A purchase that earns this number of qualifying points, with the upgrade of its day. */
  RenewalProgramme earns(long points, LocalDate day) {
    programme.clock().set(day + "T18:00:00Z");
    String id = "T-" + instances++;
    account.does(Kinds.PURCHASE, id, points + "0.00", day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    programme
        .tables()
        .deploy(
            "points-earning", inputs -> Map.of("rate", 0.1, "multiplier", 1, "validityMonths", 24));
    account.upgrades(id, day);
    return this;
  }

  Member member() {
    return programme.store().find(Member.class, MEMBER);
  }

  TierTenure tenure() {
    return member().getTenure();
  }

  Optional<RetentionFigures> figures(LocalDate day) {
    return renewals.figuresOfEndedPeriod(MEMBER, day);
  }

  Decision retention(RetentionFigures seen, LocalDate day) {
    Map<String, Object> inputs = new HashMap<>(seen.figures().inputs());
    inputs.put("earnedTier", seen.earnedTier().code());
    inputs.put("tierBelow", seen.tierBelow().code());
    inputs.put("daysInGrace", seen.daysInGrace());
    inputs.put("asOf", day);
    return programme.tables().evaluate("tier-retention", inputs);
  }

  RetentionDecision decide(LocalDate day) {
    RetentionFigures seen = figures(day).orElseThrow();
    return renewals.decide(MEMBER, day, seen.figures(), retention(seen, day));
  }

  /** A renewal from its begin to its end or its review; its id. */
  String renew(LocalDate day) {
    String id = "renewal-" + instances++;
    RetentionFigures seen = figures(day).orElseThrow();
    Decision retention = retention(seen, day);
    RetentionDecision decided = renewals.decide(MEMBER, day, seen.figures(), retention);
    switch (decided.outcome()) {
      case KEEP -> renewals.renewLoyaltyTier(id, MEMBER, day, retention);
      case GRACE -> renewals.grantGracePeriod(id, MEMBER, day, retention);
      case LOWER -> lower(id, day, retention, decided);
    }
    return id;
  }

  private void lower(String id, LocalDate day, Decision retention, RetentionDecision decided) {
    if (decided.isReviewed()) {
      reviews.open(id, MEMBER, day, retention, decided.toTier(), decided.review().reason());
    } else {
      renewals.lowerLoyaltyTier(id, MEMBER, day, retention, decided.toTier());
    }
  }

  /** Renewals of a day, as long as there are any. */
  void renewAll(LocalDate day) {
    while (renewals.isDue(MEMBER, day)) {
      renew(day);
    }
  }

  /** Changes but the first tier, oldest first. */
  List<TierChange> changes() {
    return programme.store().all(TierChange.class).stream().skip(1).toList();
  }

  TierChange lastChange() {
    return changes().get(changes().size() - 1);
  }
}
