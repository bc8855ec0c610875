package io.tierflow.audit;

import io.tierflow.common.JdbcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain's rows. */
@Repository
class AuditRows {

  private static final String HEAD = "select * from audit_head where head_name = 'CHAIN'";

  private final JdbcTemplate template;
  private final JdbcClient database;

  AuditRows(JdbcTemplate template) {
    this.template = template;
    this.database = JdbcClient.create(template);
  }

  ChainHead head() {
    return database.sql(HEAD).query(AuditRows::headOf).single();
  }

  /** The head, which nobody else changes until the transaction ends. */
  ChainHead lockHead() {
    return database.sql(HEAD + " for update").query(AuditRows::headOf).single();
  }

  /** The head, or nothing while another node has it. */
  Optional<ChainHead> tryLockHead() {
    return database.sql(HEAD + " for update skip locked").query(AuditRows::headOf).optional();
  }

  boolean hasUnsealed() {
    return !database
        .sql("select entry_id from audit_entry where sequence_number is null limit 1")
        .query(String.class)
        .list()
        .isEmpty();
  }

  long unsealed() {
    return database
        .sql("select count(*) from audit_entry where sequence_number is null")
        .query(Long.class)
        .single();
  }

  /** The oldest of those entries that have no place yet. */
  List<AuditEntry> unsealed(int most) {
    return database
        .sql(
            """
            select * from audit_entry where sequence_number is null
            order by recorded_at, entry_id limit ?
            """)
        .param(most)
        .query(AuditRows::entryOf)
        .list();
  }

  /** The next entries of the chain, in order. */
  List<AuditEntry> sealedAfter(long sequenceNumber, int most) {
    return database
        .sql(
            """
            select * from audit_entry where sequence_number > ?
            order by sequence_number limit ?
            """)
        .params(sequenceNumber, most)
        .query(AuditRows::entryOf)
        .list();
  }

  Optional<AuditEntry> sealed(long sequenceNumber) {
    return database
        .sql("select * from audit_entry where sequence_number = ?")
        .param(sequenceNumber)
        .query(AuditRows::entryOf)
        .optional();
  }

  /** Writes places and hashes, once. */
  void seal(List<AuditEntry> entries) {
    template.batchUpdate(
        """
        update audit_entry set sequence_number = ?, hash = ?
        where entry_id = ? and sequence_number is null
        """,
        entries.stream()
            .map(entry -> new Object[] {entry.sequenceNumber(), entry.hash(), entry.entryId()})
            .toList());
  }

  void moveHead(ChainHead head) {
    database
        .sql("update audit_head set sequence_number = ?, hash = ? where head_name = 'CHAIN'")
        .params(head.sequenceNumber(), head.hash())
        .update();
  }

  void anchored(Instant when) {
    database
        .sql("update audit_head set anchored_at = ? where head_name = 'CHAIN'")
        .param(JdbcTime.of(when))
        .update();
  }

  void verified(Instant when, long entries, String finding) {
    database
        .sql(
            """
            update audit_head set verified_at = ?, verified_entries = ?, finding = ?
            where head_name = 'CHAIN'
            """)
        .params(JdbcTime.of(when), entries, finding)
        .update();
  }

  private static AuditEntry entryOf(ResultSet row, int number) throws SQLException {
    return new AuditEntry(
        row.getLong("sequence_number"),
        row.getString("entry_id"),
        JdbcTime.read(row, "recorded_at"),
        row.getString("actor"),
        row.getString("address"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("attachment"),
        row.getString("hash"));
  }

  private static ChainHead headOf(ResultSet row, int number) throws SQLException {
    return new ChainHead(
        row.getLong("sequence_number"),
        row.getString("hash"),
        JdbcTime.read(row, "anchored_at"),
        JdbcTime.read(row, "verified_at"),
        row.getLong("verified_entries"),
        row.getString("finding"));
  }
}
