package io.tierflow.points;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What is left of the points that one entry brought in: the points, less those that entries took
 * out and that have expired. All lots together are the balance.
 */
@Entity
@Table(name = "points_lot")
class PointsLot extends AssignedIdEntity<EntryKey> {

  /** In what order points are taken: those that never expire last. */
  static final Comparator<PointsLot> EARLIEST_EXPIRING_FIRST =
      Comparator.comparing(
              PointsLot::getExpiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
          .thenComparing(PointsLot::entryNumber);

  @EmbeddedId private EntryKey key;

  private long points;
  private long remaining;
  private long expired;
  private long lapsed;
  private LocalDate expiresOn;

  /** Where the lot went when its member was merged into another; null if it is still here. */
  @AttributeOverride(name = "memberNumber", column = @Column(name = "moved_to_member"))
  @AttributeOverride(name = "entryNumber", column = @Column(name = "moved_to_entry"))
  @Embedded
  private EntryKey movedTo;

  /** Kept by the database: the expiry of a lot that has something left. */
  @Column(insertable = false, updatable = false)
  private LocalDate openUntil;

  /** For JPA. */
  protected PointsLot() {}

  PointsLot(LedgerEntry entry) {
    this.key = entry.getId();
    this.points = entry.getPoints();
    this.remaining = entry.getPoints();
    this.expiresOn = entry.getExpiresOn();
  }

  /**
   * Takes points out of the lot.
   *
   * @param wanted points wanted
   * @return points taken, as many of the wanted as remain
   */
  long take(long wanted) {
    long taken = Math.min(wanted, remaining);
    remaining -= taken;
    return taken;
  }

  /**
   * Puts points back that were taken. The lot keeps its last day: what comes back after it is left
   * to the next daily process.
   *
   * @param taken points that were taken from this lot
   */
  void putBack(long taken) {
    remaining += taken;
  }

  /**
   * Lets what remains of the lot expire.
   *
   * @return points that have expired by this
   */
  long expire() {
    long expiring = remaining;
    expired += expiring;
    remaining = 0;
    return expiring;
  }

  /**
   * Accounts for points of a reversal that have already expired: they are gone, and are taken only
   * once.
   *
   * @param wanted points to reverse that the lot no longer has
   * @return how many of them have expired
   */
  long lapse(long wanted) {
    long lapsing = Math.min(wanted, expired - lapsed);
    lapsed += lapsing;
    return lapsing;
  }

  /**
   * Moves what remains into another ledger.
   *
   * @param place the lot's place there
   */
  void moveTo(EntryKey place) {
    movedTo = place;
  }

  EntryKey getMovedTo() {
    return movedTo;
  }

  boolean isValidOn(LocalDate day) {
    return expiresOn == null || !expiresOn.isBefore(day);
  }

  long getPoints() {
    return points;
  }

  long getRemaining() {
    return remaining;
  }

  long getExpired() {
    return expired;
  }

  String getMemberNumber() {
    return key.memberNumber();
  }

  LocalDate getExpiresOn() {
    return expiresOn;
  }

  int entryNumber() {
    return key.entryNumber();
  }

  @Override
  public EntryKey getId() {
    return key;
  }
}
