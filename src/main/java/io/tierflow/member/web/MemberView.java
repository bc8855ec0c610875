package io.tierflow.member.web;

import io.tierflow.member.AccountType;
import io.tierflow.member.ContactPreferences;
import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;
import io.tierflow.member.MemberStatus;
import io.tierflow.member.PointsBalances.Balance;
import io.tierflow.member.TierStatus;
import io.tierflow.policy.Tier;
import java.time.LocalDate;

/**
 * A member as the interface shows it.
 *
 * @param memberNumber the member's number
 * @param status where the membership stands
 * @param fullName the member's name
 * @param email e-mail address, or null
 * @param phone phone number, or null
 * @param birthDate day of birth, or null
 * @param address postal address, or null
 * @param language language of messages
 * @param accountType whose account it is
 * @param agreement code of the agreement that the member has today, or null
 * @param emailConsent whether e-mails may be sent
 * @param smsConsent whether text messages may be sent
 * @param preferences marketing, other channels, and the member's zone
 * @param enrolledOn day of enrolment
 * @param closedOn day of closure, or null
 * @param mergedInto number of the member into whom this one was merged, or null
 * @param tier the tier as shown: while it is PROVISIONAL, the one under review
 * @param tierStatus whether the shown tier stands
 * @param confirmedTier the tier whose benefits the member has
 * @param tierSince day since which the confirmed tier holds
 * @param tierValidUntil last day on which the confirmed tier holds, or null if it has no end
 * @param tierGraceUntil last day of the grace period that the member is in, or null
 * @param pointsBalance the sum of the ledger
 * @param pointsAvailable points that can be spent: those that are valid today
 * @param pointsShortfall points of earlier refunds that the next earnings repay
 */
record MemberView(
    String memberNumber,
    MemberStatus status,
    String fullName,
    String email,
    String phone,
    LocalDate birthDate,
    String address,
    String language,
    AccountType accountType,
    String agreement,
    boolean emailConsent,
    boolean smsConsent,
    ContactPreferences preferences,
    LocalDate enrolledOn,
    LocalDate closedOn,
    String mergedInto,
    Tier tier,
    TierStatus tierStatus,
    Tier confirmedTier,
    LocalDate tierSince,
    LocalDate tierValidUntil,
    LocalDate tierGraceUntil,
    long pointsBalance,
    long pointsAvailable,
    long pointsShortfall) {

  static MemberView of(Member member, String mergedInto, String agreement, Balance balance) {
    MemberProfile profile = member.getProfile();
    return new MemberView(
        member.getMemberNumber(),
        member.getStatus(),
        profile.fullName(),
        profile.email(),
        profile.phone(),
        profile.birthDate(),
        profile.address(),
        profile.language(),
        profile.accountType(),
        agreement,
        profile.emailConsent(),
        profile.smsConsent(),
        profile.preferences(),
        member.getEnrolledOn(),
        member.getClosedOn(),
        mergedInto,
        member.getTier(),
        member.getTierStatus(),
        member.getConfirmedTier(),
        member.getTierSince(),
        member.getTenure().validUntil(),
        member.getTenure().graceUntil(),
        balance.points(),
        balance.available(),
        balance.shortfall());
  }
}
