package io.tierflow.portal;

import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.member.TierStatus;
import io.tierflow.points.ExpiringPoints;
import io.tierflow.policy.Tier;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a member stands, as they see it.
 *
 * @param memberNumber their number
 * @param fullName their name
 * @param memberSince first day of the membership
 * @param tier the tier, under review while the status is PROVISIONAL
 * @param tierStatus PROVISIONAL or CONFIRMED
 * @param confirmedTier the tier whose benefits they have
 * @param tierSince day from which they have them
 * @param tierValidUntil last day on which they have them, or null if there is none
 * @param tierGraceUntil last day of the grace period that they are in, or null
 * @param pointsBalance the sum of all changes of their points
 * @param pointsAvailable points they can spend: those that are valid today
 * @param shortfall points that refunds took back and the balance did not cover; the next earnings
 *     repay them first
 * @param expiring points that expire within 90 days unless they are spent, the earliest first
 * @param email where e-mails go, or null
 * @param phone where text messages go, or null
 * @param emailConsent whether they agreed to e-mails
 * @param smsConsent whether they agreed to text messages
 */
record AccountSummary(
    String memberNumber,
    String fullName,
    LocalDate memberSince,
    Tier tier,
    TierStatus tierStatus,
    Tier confirmedTier,
    LocalDate tierSince,
    LocalDate tierValidUntil,
    LocalDate tierGraceUntil,
    long pointsBalance,
    long pointsAvailable,
    long shortfall,
    List<ExpiringPoints> expiring,
    String email,
    String phone,
    boolean emailConsent,
    boolean smsConsent) {

  static AccountSummary of(Member member, Balance balance, List<ExpiringPoints> expiring) {
    MemberProfile profile = member.getProfile();
    return new AccountSummary(
        member.getMemberNumber(),
        profile.fullName(),
        member.getEnrolledOn(),
        member.getTier(),
        member.getTierStatus(),
        member.getConfirmedTier(),
        member.getTierSince(),
        member.getTenure().validUntil(),
        member.getTenure().graceUntil(),
        balance.points(),
        balance.available(),
        balance.shortfall(),
        expiring,
        profile.email(),
        profile.phone(),
        profile.emailConsent(),
        profile.smsConsent());
  }
}
