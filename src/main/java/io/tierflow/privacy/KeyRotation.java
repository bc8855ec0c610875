package io.tierflow.privacy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.CountText;
import io.tierflow.encryption.KeyRegistry;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Service;

/**
 * Encrypts with the first key what older keys have encrypted, while everything else goes on. What
 * is done is done: broken off, it goes on where it stopped when it is asked for again.
 */
@Service
public class KeyRotation {

  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final int ROWS_AT_ONCE = 200;

  private final PersonalDataVault vault;
  private final KeyRegistry keys;
  private final List<SealedRecords> records;
  private final AuditTrail audit;
  private final AtomicBoolean running = new AtomicBoolean();
  private final SimpleAsyncTaskExecutor background = new SimpleAsyncTaskExecutor("key-rotation-");

  KeyRotation(
      PersonalDataVault vault,
      KeyRegistry keys,
      ObjectProvider<SealedRecords> records,
      AuditTrail audit) {
    this.vault = vault;
    this.keys = keys;
    this.records = records.orderedStream().toList();
    this.audit = audit;
  }

  /**
   * Begins, unless this node is at it already. Several nodes may be at it and share the work.
   *
   * @param actor who asks for it
   * @return how far it is
   */
  public Progress start(String actor) {
    if (running.compareAndSet(false, true)) {
      background.execute(() -> rotate(actor));
    }
    return progress();
  }

  private void rotate(String actor) {
    try {
      long rows = records.stream().mapToLong(this::reseal).sum();
      keys.retireAllBut(countsByKey().keySet());
      audit.recordFor(
          actor,
          AuditAction.DATA_KEY_ROTATED,
          String.valueOf(vault.primaryKey()),
          CountText.of(rows, "row"));
      LOG.info("Encrypted {} rows of personal data with key {}.", rows, vault.primaryKey());
    } catch (RuntimeException failure) {
      LOG.error("The key rotation was interrupted. Start it again.", failure);
    } finally {
      running.set(false);
    }
  }

  /** First what nobody else holds, then the rest, however long a run holds it. */
  private long reseal(SealedRecords held) {
    return reseal(held, false) + reseal(held, true);
  }

  private static long reseal(SealedRecords held, boolean waiting) {
    long rows = 0;
    SealedRecords.Batch batch = held.reseal("", ROWS_AT_ONCE, waiting);
    while (batch.rows() > 0) {
      rows += batch.rows();
      batch = held.reseal(batch.last(), ROWS_AT_ONCE, waiting);
    }
    return rows;
  }

  /**
   * Which keys there are, and what each has encrypted, counted now.
   *
   * @return how far the rotation is
   */
  public Progress progress() {
    Map<Integer, Long> counts = countsByKey();
    List<Integer> removable = new ArrayList<>(keys.retired());
    removable.removeAll(counts.keySet());
    long toGo =
        counts.entrySet().stream()
            .filter(count -> count.getKey() != vault.primaryKey())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Progress(vault.primaryKey(), running.get(), counts, toGo, removable);
  }

  private Map<Integer, Long> countsByKey() {
    Map<Integer, Long> counts = new TreeMap<>();
    records.forEach(
        held -> held.countByKey().forEach((key, rows) -> counts.merge(key, rows, Long::sum)));
    return counts;
  }

  /**
   * How far a rotation is.
   *
   * @param primaryKey id of the key that encrypts
   * @param running whether this node is at it
   * @param rowsByKey rows that each key has encrypted
   * @param rowsToGo rows that another key than the first has encrypted
   * @param removableKeys keys that nothing needs any more
   */
  public record Progress(
      int primaryKey,
      boolean running,
      Map<Integer, Long> rowsByKey,
      long rowsToGo,
      List<Integer> removableKeys) {}
}
