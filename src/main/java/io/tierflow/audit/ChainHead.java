package io.tierflow.audit;

import java.time.Instant;

/**
 * The end of the chain.
 *
 * @param sequenceNumber place of the last entry, 0 before the first
 * @param hash its hash
 * @param anchoredAt when the log last told it, or null
 * @param verifiedAt when the chain was last verified, or null
 * @param verifiedEntries how many entries it had then
 * @param finding what was wrong then, or null for nothing
 */
record ChainHead(
    long sequenceNumber,
    String hash,
    Instant anchoredAt,
    Instant verifiedAt,
    long verifiedEntries,
    String finding) {

  /** What to keep outside of the database. */
  ChainAnchor anchor() {
    return new ChainAnchor(sequenceNumber, hash);
  }

  /** The chain with one more entry. */
  ChainHead followedBy(AuditEntry entry) {
    return new ChainHead(
        entry.sequenceNumber(),
        ChainHash.of(hash, entry),
        anchoredAt,
        verifiedAt,
        verifiedEntries,
        finding);
  }
}
