package io.tierflow.points;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;

/** An entry of the ledger. Entries are only ever added, and never changed: by erasure neither. */
@Entity
@Immutable
@Table(name = "ledger_entry")
public class LedgerEntry extends AssignedIdEntity<EntryKey> {

  @EmbeddedId private EntryKey key;

  @Enumerated(EnumType.STRING)
  private EntryType entryType;

  private long points;
  private long shortfall;
  private long lapsed;
  private Long qualifyingPoints;
  private long balanceAfter;
  private String idempotencyKey;
  private LocalDate effectiveOn;
  private Instant recordedAt;
  private LocalDate expiresOn;
  private BigDecimal rate;
  private BigDecimal multiplier;
  private Integer tableVersion;
  private Integer correctsEntry;
  private String transactionId;
  private String processInstanceId;
  private String reason;

  /** Read with the entry; who erases it leaves the entry as it is. */
  @Formula(
      "(select said.reason from ledger_reason said"
          + " where said.member_number = member_number and said.entry_number = entry_number)")
  private String staffReason;

  private String recordedBy;

  /** For JPA. */
  protected LedgerEntry() {}

  LedgerEntry(PointsAccount account, NewEntry entry, Instant recordedAt) {
    this.key = new EntryKey(account.getMemberNumber(), account.nextEntryNumber());
    this.entryType = entry.type();
    this.points = entry.points();
    this.shortfall = entry.shortfall();
    this.lapsed = entry.lapsed();
    this.qualifyingPoints = entry.qualifyingPoints();
    this.balanceAfter = Math.addExact(account.getBalance(), entry.points());
    this.idempotencyKey = entry.idempotencyKey();
    this.effectiveOn = entry.effectiveOn();
    this.recordedAt = recordedAt;
    this.expiresOn = entry.expiresOn();
    this.rate = entry.rate();
    this.multiplier = entry.multiplier();
    this.tableVersion = entry.tableVersion();
    this.correctsEntry = entry.correctsEntry();
    this.transactionId = entry.transactionId();
    this.processInstanceId = entry.processInstanceId();
    this.reason = entry.reason();
    this.recordedBy = entry.recordedBy();
  }

  /**
   * What the entry adds to the redeemable points earned: an EARN's points, less a reversal as a
   * whole, also the part of it that could not be taken or had already expired.
   *
   * @return points, negative for a reversal, 0 for what is neither
   */
  public long earnedPoints() {
    return switch (entryType) {
      case EARN, REVERSE -> points - shortfall - lapsed;
      case SPEND, EXPIRE, ADJUST, RETURN -> 0;
    };
  }

  public String getMemberNumber() {
    return key.memberNumber();
  }

  public int getEntryNumber() {
    return key.entryNumber();
  }

  public EntryType getEntryType() {
    return entryType;
  }

  public long getPoints() {
    return points;
  }

  public long getShortfall() {
    return shortfall;
  }

  public long getLapsed() {
    return lapsed;
  }

  /** Points that count towards tiers; an entry that does not say has as many as it earned. */
  public long getQualifyingPoints() {
    return qualifyingPoints == null ? earnedPoints() : qualifyingPoints;
  }

  public long getBalanceAfter() {
    return balanceAfter;
  }

  public String getIdempotencyKey() {
    return idempotencyKey;
  }

  public LocalDate getEffectiveOn() {
    return effectiveOn;
  }

  public Instant getRecordedAt() {
    return recordedAt;
  }

  public LocalDate getExpiresOn() {
    return expiresOn;
  }

  public BigDecimal getRate() {
    return rate;
  }

  public BigDecimal getMultiplier() {
    return multiplier;
  }

  public Integer getTableVersion() {
    return tableVersion;
  }

  public Integer getCorrectsEntry() {
    return correctsEntry;
  }

  public String getTransactionId() {
    return transactionId;
  }

  public String getProcessInstanceId() {
    return processInstanceId;
  }

  /** Why the entry was written: in the words of staff if they said so, else in the programme's. */
  public String getReason() {
    return staffReason == null ? reason : staffReason;
  }

  /** Has the entry show what was kept beside it. */
  void explainBy(String said) {
    staffReason = said;
  }

  public String getRecordedBy() {
    return recordedBy;
  }

  @Override
  public EntryKey getId() {
    return key;
  }
}
