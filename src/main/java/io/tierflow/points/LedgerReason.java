package io.tierflow.points;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * Why staff had an entry written, in their own words. These may name a person and can be erased,
 * which an entry can't.
 */
@Entity
@Immutable
@Table(name = "ledger_reason")
class LedgerReason extends AssignedIdEntity<EntryKey> {

  @EmbeddedId private EntryKey key;

  private String reason;

  /** For JPA. */
  protected LedgerReason() {}

  LedgerReason(LedgerEntry entry, String reason) {
    this.key = entry.getId();
    this.reason = reason;
  }

  @Override
  public EntryKey getId() {
    return key;
  }
}
