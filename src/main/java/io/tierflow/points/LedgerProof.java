package io.tierflow.points;

import java.util.List;

/**
 * The ledger recomputed.
 *
 * @param membersChecked members whose account was recomputed
 * @param mismatches members whose account is not what ledger, lots and transactions add up to
 * @param mismatchedMembers numbers of the first of them
 */
public record LedgerProof(long membersChecked, long mismatches, List<String> mismatchedMembers) {}
