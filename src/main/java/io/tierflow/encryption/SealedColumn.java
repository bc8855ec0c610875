package io.tierflow.encryption;

import io.tierflow.encryption.SealedRecords.Batch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A column of sealed texts, beside a column {@code data_key} that says which key has sealed each. A
 * text opens only in its own row of its own column.
 */
public final class SealedColumn {

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final String table;
  private final String id;
  private final String text;

  /**
   * A column; the names become part of statements.
   *
   * @param database where it is
   * @param vault seals its texts
   * @param table its table
   * @param id the column with the table's key
   * @param text the column itself
   */
  public SealedColumn(
      JdbcClient database, PersonalDataVault vault, String table, String id, String text) {
    this.database = database;
    this.vault = vault;
    this.table = table;
    this.id = id;
    this.text = text;
  }

  /**
   * Seals a text for a row.
   *
   * @param row the row's key
   * @param clear the text
   * @return what the column holds
   */
  public byte[] seal(String row, String clear) {
    return vault.seal(clear, placeOf(row)).bytes();
  }

  /**
   * Opens the text of a row.
   *
   * @param row the row's key
   * @param sealed what the column holds
   * @return the text
   */
  public String open(String row, byte[] sealed) {
    return vault.sealed(sealed).open(placeOf(row));
  }

  /**
   * How many rows each key has sealed, see {@link SealedRecords#countByKey}.
   *
   * @return rows by the key's id
   */
  public Map<Integer, Long> countByKey() {
    Map<Integer, Long> counts = new LinkedHashMap<>();
    database
        .sql(
            """
            select data_key, count(*) from %s where data_key is not null
            group by data_key order by data_key"""
                .formatted(table))
        .query((row, number) -> counts.put(row.getInt(1), row.getLong(2)))
        .list();
    return counts;
  }

  /**
   * Seals some rows anew within the caller's transaction, see {@link SealedRecords#reseal}.
   *
   * @param after the row after which to begin; empty for the first
   * @param rows how many at most
   * @param waiting whether to wait for rows that others hold, or to pass over them
   * @return what was done
   */
  public Batch reseal(String after, int rows, boolean waiting) {
    List<Row> old = sealedByOthers(after, rows, waiting);
    old.forEach(this::sealAnew);
    return batch(old);
  }

  /**
   * Locks some rows that another key than the primary one has sealed, in the order of their keys.
   *
   * @param after the row after which to begin; empty for the first
   * @param rows how many at most
   * @param waiting whether to wait for rows that others hold, or to pass over them
   * @return the rows
   */
  public List<Row> sealedByOthers(String after, int rows, boolean waiting) {
    return database
        .sql(
            """
            select %2$s, %3$s from %1$s
            where %2$s > ? and data_key <> ? order by %2$s limit ? for update%4$s"""
                .formatted(table, id, text, waiting ? "" : " skip locked"))
        .params(after, vault.primaryKey(), rows)
        .query((row, number) -> new Row(row.getString(1), row.getBytes(2)))
        .list();
  }

  /**
   * What was done with some rows.
   *
   * @param rows the rows, in the order of their keys
   * @return how many, and which was the last
   */
  public static Batch batch(List<Row> rows) {
    return new Batch(rows.isEmpty() ? null : rows.get(rows.size() - 1).id(), rows.size());
  }

  private void sealAnew(Row row) {
    database
        .sql("update %s set %s = ?, data_key = ? where %s = ?".formatted(table, text, id))
        .params(seal(row.id(), open(row.id(), row.sealed())), vault.primaryKey(), row.id())
        .update();
  }

  private String placeOf(String row) {
    return "%s.%s:%s".formatted(table, text, row);
  }

  /**
   * A row of the column.
   *
   * @param id its key
   * @param sealed its text, sealed
   */
  public record Row(String id, byte[] sealed) {}
}
