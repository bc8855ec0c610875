package io.tierflow.audit;

import java.time.Instant;

/**
 * What came of verifying the chain.
 *
 * @param intact whether nothing is wrong
 * @param finding the first thing that is wrong, in one sentence; null if nothing is
 * @param entries how many entries were found in order
 * @param unsealed how many entries wait to be sealed
 * @param anchor where the chain ends; keep it outside of the database
 * @param verifiedAt when
 */
record AuditVerification(
    boolean intact,
    String finding,
    long entries,
    long unsealed,
    String anchor,
    Instant verifiedAt) {}
