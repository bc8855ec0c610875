package io.tierflow.points;

import java.util.List;

/**
 * The ledger recomputed.
 *
 * @param membersChecked members whose account was recomputed
 * @param mismatches members whose account is not what ledger, lots and transactions add up to, and
 *     promotions whose counter is not what transactions have of them
 * @param mismatchedMembers numbers of the first of these members
 * @param mismatchedPromotions codes of the first of these promotions
 */
public record LedgerProof(
    long membersChecked,
    long mismatches,
    List<String> mismatchedMembers,
    List<String> mismatchedPromotions) {}
