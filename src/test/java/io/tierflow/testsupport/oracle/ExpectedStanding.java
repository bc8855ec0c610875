package io.tierflow.testsupport.oracle;

import io.tierflow.member.TierStatus;
import java.util.List;

/**
 * Where a member should stand after a run.
 *
 * @param balance points
 * @param tier the tier shown
 * @param status whether that tier is under review
 * @param confirmedTier the tier that the policy goes by
 * @param vouchers the vouchers that have not been removed, in their order
 */
public record ExpectedStanding(
    long balance,
    OracleTier tier,
    TierStatus status,
    OracleTier confirmedTier,
    List<ExpectedVoucher> vouchers) {}
