package io.tierflow.audit;

import java.util.List;

/** Goes along the chain and stops at the first thing that is wrong. */
final class ChainWalk {

  private static final String GENESIS = "0".repeat(64);

  private final ChainAnchor anchor;
  private long sequenceNumber;
  private String hash = GENESIS;
  private String finding;

  /**
   * A walk from the chain's beginning.
   *
   * @param anchor where it must pass through, or null
   */
  ChainWalk(ChainAnchor anchor) {
    this.anchor = anchor;
  }

  /** Goes on over the entries that follow, in order. */
  void over(List<AuditEntry> entries) {
    for (AuditEntry entry : entries) {
      if (finding == null) {
        step(entry);
      }
    }
  }

  private void step(AuditEntry entry) {
    long expected = sequenceNumber + 1;
    if (entry.sequenceNumber() != expected) {
      finding =
          "Entry %d is missing: after %d comes %d."
              .formatted(expected, sequenceNumber, entry.sequenceNumber());
    } else if (!ChainHash.of(hash, entry).equals(entry.hash())) {
      finding =
          "Entry %d is not what was sealed: it, or an entry before it, was changed."
              .formatted(expected);
    } else {
      sequenceNumber = expected;
      hash = entry.hash();
      passAnchor();
    }
  }

  private void passAnchor() {
    if (anchor != null
        && anchor.sequenceNumber() == sequenceNumber
        && !anchor.hash().equals(hash)) {
      finding =
          "Entry %d is not the one that the anchor names: the chain was rebuilt."
              .formatted(sequenceNumber);
    }
  }

  /** Compares where the walk ended with where the chain must end. */
  void endAt(ChainHead head) {
    if (finding != null) {
      return;
    }
    if (sequenceNumber < head.sequenceNumber()) {
      finding =
          "Entry %d is missing: the chain ends at %d and must end at %d."
              .formatted(sequenceNumber + 1, sequenceNumber, head.sequenceNumber());
    } else if (sequenceNumber > head.sequenceNumber()) {
      finding =
          "Entry %d was not sealed by Tierflow: the chain must end at %d."
              .formatted(head.sequenceNumber() + 1, head.sequenceNumber());
    } else if (!hash.equals(head.hash())) {
      finding = "Entry %d is not the one that the chain must end with.".formatted(sequenceNumber);
    } else if (anchor != null && anchor.sequenceNumber() > sequenceNumber) {
      finding =
          "Entry %d is missing: the chain ends at %d, before its anchor."
              .formatted(sequenceNumber + 1, sequenceNumber);
    }
  }

  /** Place of the last entry that was in order. */
  long sequenceNumber() {
    return sequenceNumber;
  }

  boolean isBroken() {
    return finding != null;
  }

  /** The first thing that is wrong, or null. */
  String finding() {
    return finding;
  }
}
