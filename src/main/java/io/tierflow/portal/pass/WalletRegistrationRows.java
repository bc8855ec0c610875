package io.tierflow.portal.pass;

import io.tierflow.common.Digests;
import io.tierflow.common.JdbcTime;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
import io.tierflow.encryption.SealedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is to be told that a pass has changed: phones that have it, and Google's service. What
 * reaches a phone is sealed, and a phone is known by the digest of its id.
 */
@Component
class WalletRegistrationRows implements SealedRecords {

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final SealedColumn targets;

  WalletRegistrationRows(JdbcClient database, PersonalDataVault vault) {
    this.database = database;
    this.vault = vault;
    this.targets =
        new SealedColumn(database, vault, "wallet_registration", "registration_id", "target");
  }

  /** Registers a device for a pass, and returns whether it was not before. */
  boolean keep(String serialNumber, String deviceId, String target, Instant now) {
    String id = idOf(serialNumber, deviceId);
    boolean known = exists(serialNumber, deviceId);
    database
        .sql(
            """
            insert into wallet_registration
              (registration_id, serial_number, device, target, data_key, registered_at, attempts)
            values (:id, :serial, :device, :target, :key, :now, 0)
            on duplicate key update target = :target, data_key = :key
            """)
        .param("id", id)
        .param("serial", serialNumber)
        .param("device", Digests.sha256Hex(deviceId))
        .param("target", targets.seal(id, target))
        .param("key", vault.primaryKey())
        .param("now", JdbcTime.of(now))
        .update();
    return !known;
  }

  private boolean exists(String serialNumber, String deviceId) {
    return database
            .sql("select count(*) from wallet_registration where registration_id = ?")
            .param(idOf(serialNumber, deviceId))
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Keeps the newest devices of a pass. */
  void deleteOldest(String serialNumber, int kept) {
    database
        .sql(
            """
            select registration_id from wallet_registration where serial_number = ?
            order by registered_at desc, registration_id limit 1000 offset ?
            """)
        .params(serialNumber, kept)
        .query(String.class)
        .list()
        .forEach(this::delete);
  }

  /** A device no longer has a pass. */
  void delete(String serialNumber, String deviceId) {
    delete(idOf(serialNumber, deviceId));
  }

  void delete(String registrationId) {
    database
        .sql("delete from wallet_registration where registration_id = ?")
        .param(registrationId)
        .update();
  }

  /** The passes of a device. */
  List<WalletChange> of(String deviceId) {
    return database
        .sql(
            """
            select p.serial_number, p.changed_at from wallet_registration r
            join wallet_pass p on p.serial_number = r.serial_number
            where r.device = ? order by p.serial_number
            """)
        .param(Digests.sha256Hex(deviceId))
        .query((row, number) -> new WalletChange(row.getString(1), JdbcTime.read(row, 2)))
        .list();
  }

  /** Whoever has a pass is to be told that it has changed. */
  void wake(String serialNumber, Instant now) {
    database
        .sql("update wallet_registration set due_at = ?, attempts = 0 where serial_number = ?")
        .params(JdbcTime.of(now), serialNumber)
        .update();
  }

  /** Some of those who are to be told by now, whoever waits longest first. */
  List<WalletRegistration> due(Instant now, int rows) {
    return database
        .sql(
            """
            select r.registration_id, r.serial_number, p.wallet, r.target, r.attempts, r.due_at
            from wallet_registration r join wallet_pass p on p.serial_number = r.serial_number
            where r.due_at <= ? order by r.due_at, r.registration_id limit ?
            """)
        .params(JdbcTime.of(now), rows)
        .query(
            (row, number) ->
                new WalletRegistration(
                    row.getString(1),
                    row.getString(2),
                    Wallet.valueOf(row.getString(3)),
                    targets.open(row.getString(1), row.getBytes(4)),
                    row.getInt(5),
                    JdbcTime.read(row, 6)))
        .list();
  }

  /**
   * Puts off when somebody is to be told, or says that nobody is any more.
   *
   * @param registrationId whom
   * @param from when they were to be told; if that is no longer so, the pass has changed once more,
   *     and nothing is done
   * @param to when instead, or null
   * @param attempts how many attempts have failed
   * @return whether it was still so
   */
  boolean move(String registrationId, Instant from, Instant to, int attempts) {
    return database
            .sql(
                """
                update wallet_registration set due_at = :to, attempts = :attempts
                where registration_id = :id and due_at = :from
                """)
            .param("to", to == null ? null : JdbcTime.of(to))
            .param("attempts", attempts)
            .param("id", registrationId)
            .param("from", JdbcTime.of(from))
            .update()
        == 1;
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return targets.countByKey();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    return targets.reseal(after, rows, waiting);
  }

  private static String idOf(String serialNumber, String deviceId) {
    return Digests.sha256Hex(serialNumber + "/" + deviceId);
  }

  /**
   * A pass of a device.
   *
   * @param serialNumber the pass
   * @param changedAt when what it shows changed last
   */
  record WalletChange(String serialNumber, Instant changedAt) {}
}
