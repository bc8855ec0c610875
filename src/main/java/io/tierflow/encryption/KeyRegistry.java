package io.tierflow.encryption;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.RecordRowMapper;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Which keys the database's personal data was sealed with, each with a value that only the right
 * key makes. A node with missing or other keys is refused when it starts, not when somebody asks
 * for a name.
 */
public class KeyRegistry {

  private static final String CHECK = "tierflow key check";

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final Clock clock;
  private final TransactionTemplate transaction;

  KeyRegistry(
      JdbcClient database,
      PersonalDataVault vault,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Compares the keys at hand with those on record, and records new ones.
   *
   * @throws UnusableKeysException if a key that is in use is missing, or is another one
   */
  void check() {
    compare();
    record();
  }

  private void compare() {
    Set<Integer> atHand = Set.copyOf(vault.keys());
    for (OnRecord key : onRecord()) {
      if (!atHand.contains(key.keyId())) {
        if (!key.retired()) {
          throw UnusableKeysException.absent(key.keyId());
        }
      } else if (!key.checkValue().equals(checkValue(key.keyId()))) {
        throw UnusableKeysException.other(key.keyId());
      }
    }
  }

  private void record() {
    Set<Integer> known = onRecord().stream().map(OnRecord::keyId).collect(Collectors.toSet());
    vault.keys().stream().filter(key -> !known.contains(key)).forEach(this::add);
    transaction.executeWithoutResult(
        status ->
            database
                .sql("update personal_data_key set retired_at = null where key_id = ?")
                .param(vault.primaryKey())
                .update());
  }

  private void add(int key) {
    try {
      transaction.executeWithoutResult(
          status ->
              database
                  .sql(
                      """
                      insert into personal_data_key (key_id, check_value, first_seen_at)
                      values (?, ?, ?)""")
                  .params(key, checkValue(key), now())
                  .update());
    } catch (DuplicateKeyException recordedMeanwhile) {
      // Nodes that start together see the same new key; whichever is second compares.
      compare();
    }
  }

  /**
   * Lets keys go that nothing is sealed with any more.
   *
   * @param inUse the keys that something is sealed with
   */
  public void retireAllBut(Set<Integer> inUse) {
    for (OnRecord key : onRecord()) {
      if (!key.retired() && !inUse.contains(key.keyId()) && key.keyId() != vault.primaryKey()) {
        transaction.executeWithoutResult(
            status ->
                database
                    .sql("update personal_data_key set retired_at = ? where key_id = ?")
                    .params(now(), key.keyId())
                    .update());
      }
    }
  }

  /**
   * The keys that nothing was sealed with any more when a rotation ended.
   *
   * @return their ids
   */
  public List<Integer> retired() {
    return onRecord().stream().filter(OnRecord::retired).map(OnRecord::keyId).toList();
  }

  private List<OnRecord> onRecord() {
    return transaction.execute(
        status ->
            database
                .sql(
                    """
                    select key_id, check_value, retired_at is not null as retired
                    from personal_data_key order by key_id""")
                .query(RecordRowMapper.of(OnRecord.class))
                .list());
  }

  private String checkValue(int key) {
    return HexFormat.of().formatHex(vault.hash(key, CHECK));
  }

  private LocalDateTime now() {
    return JdbcTime.of(clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * A key on record.
   *
   * @param keyId its id
   * @param checkValue what only this key makes
   * @param retired whether nothing is sealed with it any more
   */
  record OnRecord(int keyId, String checkValue, boolean retired) {}
}
