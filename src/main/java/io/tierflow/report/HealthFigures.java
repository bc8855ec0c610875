package io.tierflow.report;

import java.math.BigDecimal;

/**
 * How a programme fared in a month. Counts are whole numbers, points whole points, amounts are in
 * the programme's currency; "in the month" and "the month's last day" go by days of the programme's
 * zone.
 *
 * @param members members at the end of the month's last day: enrolled by then and not closed
 * @param membersEnrolled members who enrolled in the month
 * @param membersClosed members whose membership ended in the month
 * @param membersActive members with at least one transaction in the month, a refund included
 * @param transactions transactions that occurred in the month, refunds included
 * @param transactionsTooLate those of them that came too late to earn
 * @param netSpend their amounts, refunds subtracted
 * @param refunds amount of the refunds alone
 * @param pointsDistributed points earned, effective in the month
 * @param pointsReversed points that refunds took back, effective in the month; what could not be
 *     taken because it was spent or had expired is included, as is done where a tier is determined
 * @param pointsSpent points spent less those that came back from reversed redemptions, effective in
 *     the month; may be negative
 * @param pointsExpired points expired, effective in the month
 * @param pointsAdjusted sum of the adjustments by staff, bonus points and balances brought in at
 *     enrolment, effective in the month; may be negative
 * @param pointsOutstanding balance of all accounts at the end of the month
 * @param pointsShortfall points that refunds could not take and later earnings have not repaid yet,
 *     at the end of the month
 * @param membersMovedUp members whose higher tier was confirmed in the month
 * @param reviewsOpen upgrades proposed by the end of the month that are still under review now
 * @param reviewsDeclined upgrades that a loyalty manager declined in the month
 * @param vouchersIssued vouchers issued in the month and not cancelled
 * @param vouchersIssuedValue their value
 * @param vouchersRedeemed vouchers redeemed in the month
 * @param vouchersRedeemedValue their value
 * @param vouchersExpired vouchers whose last day was in the month and has passed unused
 * @param vouchersExpiredValue their value
 * @param giftsDispatched gifts that the warehouse dispatched in the month
 * @param giftsDispatchedCost their cost
 */
public record HealthFigures(
    long members,
    long membersEnrolled,
    long membersClosed,
    long membersActive,
    long transactions,
    long transactionsTooLate,
    BigDecimal netSpend,
    BigDecimal refunds,
    long pointsDistributed,
    long pointsReversed,
    long pointsSpent,
    long pointsExpired,
    long pointsAdjusted,
    long pointsOutstanding,
    long pointsShortfall,
    long membersMovedUp,
    long reviewsOpen,
    long reviewsDeclined,
    long vouchersIssued,
    BigDecimal vouchersIssuedValue,
    long vouchersRedeemed,
    BigDecimal vouchersRedeemedValue,
    long vouchersExpired,
    BigDecimal vouchersExpiredValue,
    long giftsDispatched,
    BigDecimal giftsDispatchedCost) {}
