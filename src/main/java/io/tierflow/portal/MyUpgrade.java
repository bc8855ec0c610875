package io.tierflow.portal;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.web.ConflictException;
import io.tierflow.web.TooManyRequestsException;
import io.tierflow.workflow.tierupgrade.TierUpgradeState;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatusService;
import io.tierflow.workflow.tierupgrade.UpgradeRequestService;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Has members' own tier checked, as often as they may. */
@Service
class MyUpgrade {

  private final UpgradeRequestLimit limit;
  private final UpgradeRequestService upgrades;
  private final TierUpgradeStatusService statuses;
  private final MemberService members;
  private final VocabularySource vocabulary;
  private final MyAccount account;

  MyUpgrade(
      UpgradeRequestLimit limit,
      UpgradeRequestService upgrades,
      TierUpgradeStatusService statuses,
      MemberService members,
      VocabularySource vocabulary,
      MyAccount account) {
    this.limit = limit;
    this.upgrades = upgrades;
    this.statuses = statuses;
    this.members = members;
    this.vocabulary = vocabulary;
    this.account = account;
  }

  /** How often the member may have it checked. */
  MyTierChecks checks(SignedInMember me) {
    return new MyTierChecks(limit.perDay(), limit.left(me.memberNumber()));
  }

  /** What came of the last check today. */
  Optional<TierCheckOutcome> lastOutcome(SignedInMember me) {
    return limit.outcome(me.memberNumber());
  }

  /**
   * Takes the member through the flow at once, as far as it goes without people.
   *
   * @param me whom
   * @param language of the tiers' names
   * @return what came of it
   * @throws TooManyRequestsException if the member asked as often as possible today
   * @throws ConflictException if upgrades are suspended
   */
  MyTierCheck check(SignedInMember me, Locale language) {
    ConflictRetry.executeUnique(
        () -> {
          limit.count(me.memberNumber());
          return null;
        });
    Tier before = members.require(me.memberNumber()).getConfirmedTier();
    String instance = upgrades.request(me.memberNumber(), null);
    Member after = members.require(me.memberNumber());
    TierCheckOutcome outcome = outcome(before, after, statuses.status(instance).state());
    limit.record(me.memberNumber(), outcome);
    return new MyTierCheck(
        outcome,
        after.getTier(),
        account.tierNames(me, language).of(after.getTier()),
        limit.left(me.memberNumber()),
        account.progress(me, language));
  }

  private TierCheckOutcome outcome(Tier before, Member after, TierUpgradeState state) {
    if (after.getTierStatus() == TierStatus.PROVISIONAL) {
      return TierCheckOutcome.UNDER_REVIEW;
    }
    if (vocabulary.ladder().isAbove(after.getConfirmedTier(), before)) {
      return TierCheckOutcome.RISEN;
    }
    return state == TierUpgradeState.RUNNING || state == TierUpgradeState.INCIDENT
        ? TierCheckOutcome.STARTED
        : TierCheckOutcome.UNCHANGED;
  }
}
