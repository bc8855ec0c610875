package io.tierflow.tier;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Decision;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives members tiers that staff grant. Whoever calls it holds the member's account. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class GrantedTiers {

  private final TierService tiers;
  private final TierChangeRepository changes;
  private final TierTenures tenures;
  private final MemberService members;
  private final ProgrammeCalendar calendar;

  GrantedTiers(
      TierService tiers,
      TierChangeRepository changes,
      TierTenures tenures,
      MemberService members,
      ProgrammeCalendar calendar) {
    this.tiers = tiers;
    this.changes = changes;
    this.tenures = tenures;
    this.members = members;
    this.calendar = calendar;
  }

  /**
   * Whether a second person approves a grant, by the figures of today.
   *
   * @param memberNumber to whom
   * @param tier the tier
   * @return what {@code upgrade-review} says
   */
  public Decision review(String memberNumber, Tier tier) {
    return tiers.review(memberNumber, TierChangeKind.GRANT, tier, calendar.today());
  }

  /**
   * How long a tier would hold that is granted today.
   *
   * @param member to whom
   * @param tier the tier
   * @param until its last day, or null for as long as the tier's terms say
   * @return its validity
   */
  public TierTenure tenure(Member member, Tier tier, LocalDate until) {
    return until == null
        ? tenures.of(member, tier, calendar.today())
        : member.getTenure().valid(calendar.today(), until, TierTenure.BY_STAFF);
  }

  /**
   * Makes a granted tier the confirmed one, from today on. One that the member has already only
   * gets its new last day.
   *
   * @param granted the grant
   * @return the tier change
   */
  public TierChange confirm(GrantedTier granted) {
    Member member = members.require(granted.memberNumber());
    TierTenure tenure = tenure(member, granted.tier(), granted.until());
    TierChange change =
        new TierChange(granted, member.getConfirmedTier(), calendar.today(), calendar.now());
    change.confirm(calendar.today(), tenure.validUntil());
    if (granted.tier().equals(member.getConfirmedTier())) {
      member.holdTier(tenure);
    } else {
      member.confirmTier(granted.tier(), calendar.today(), tenure);
    }
    return changes.save(change);
  }
}
