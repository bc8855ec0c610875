package io.tierflow.points;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/**
 * What an entry of the ledger took out of a lot, or put back into it. What an entry moves adds up
 * to its points.
 */
@Entity
@Immutable
@Table(name = "lot_movement")
class LotMovement extends AssignedIdEntity<LotMovement.Key> {

  @EmbeddedId private Key key;

  private long points;

  /** For JPA. */
  protected LotMovement() {}

  private LotMovement(LedgerEntry entry, PointsLot lot, long points) {
    this.key = new Key(entry.getMemberNumber(), entry.getEntryNumber(), lot.entryNumber());
    this.points = points;
  }

  static LotMovement takenBy(LedgerEntry entry, LotTaking taking) {
    return new LotMovement(entry, taking.lot(), -taking.points());
  }

  static LotMovement putBackBy(LedgerEntry entry, PointsLot lot, long points) {
    return new LotMovement(entry, lot, points);
  }

  /** The points by which the lot has grown: below 0 if they were taken. */
  long getPoints() {
    return points;
  }

  /** The lot that they were taken out of, or put into. */
  EntryKey lot() {
    return new EntryKey(key.memberNumber(), key.lotEntry());
  }

  @Override
  public Key getId() {
    return key;
  }

  /**
   * An entry and a lot that it changed.
   *
   * @param memberNumber whose ledger
   * @param entryNumber the entry
   * @param lotEntry the entry that brought the lot in
   */
  @Embeddable
  record Key(String memberNumber, int entryNumber, int lotEntry) implements Serializable {}
}
