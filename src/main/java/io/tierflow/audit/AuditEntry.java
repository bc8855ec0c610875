package io.tierflow.audit;

import java.time.Instant;

/**
 * What somebody did, as it is kept.
 *
 * @param sequenceNumber place in the chain, from 1 without gaps
 * @param entryId its own id; those of one second are in the order in which they were written
 * @param recordedAt when, in whole seconds
 * @param actor who: user, key, member, or system
 * @param address from which network address, or null
 * @param action what, one of {@link AuditAction} as its release called it
 * @param subject to what
 * @param detail more about it, or null
 * @param attachment a text that shows it, or null
 * @param hash of the entry and, through the hash before it, of all before it; null before it is
 *     sealed
 */
record AuditEntry(
    long sequenceNumber,
    String entryId,
    Instant recordedAt,
    String actor,
    String address,
    String action,
    String subject,
    String detail,
    String attachment,
    String hash) {

  /** The same entry in its place. */
  AuditEntry at(long place) {
    return new AuditEntry(
        place, entryId, recordedAt, actor, address, action, subject, detail, attachment, null);
  }

  /** The same entry with its hash. */
  AuditEntry sealedWith(String chainHash) {
    return new AuditEntry(
        sequenceNumber,
        entryId,
        recordedAt,
        actor,
        address,
        action,
        subject,
        detail,
        attachment,
        chainHash);
  }
}
