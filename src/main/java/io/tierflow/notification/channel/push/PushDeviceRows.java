package io.tierflow.notification.channel.push;

import io.tierflow.common.JdbcTime;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
import io.tierflow.encryption.SealedRecords;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of devices; what reaches one is sealed, and opens in no other row. */
@Component
class PushDeviceRows implements SealedRecords {

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final SealedColumn subscriptions;

  PushDeviceRows(JdbcClient database, PersonalDataVault vault) {
    this.database = database;
    this.vault = vault;
    this.subscriptions =
        new SealedColumn(database, vault, "push_subscription", "device_id", "subscription");
  }

  /** Keeps a device for a member, whoever had it before. */
  void write(String memberNumber, PushTarget target, Instant now) {
    String deviceId = target.deviceId();
    database
        .sql(
            """
            insert into push_subscription
              (device_id, member_number, subscription, data_key, created_at)
            values (:device, :member, :subscription, :key, :now)
            on duplicate key update member_number = :member, subscription = :subscription,
              data_key = :key, created_at = :now, accepted_at = null
            """)
        .param("device", deviceId)
        .param("member", memberNumber)
        .param("subscription", subscriptions.seal(deviceId, target.write()))
        .param("key", vault.primaryKey())
        .param("now", JdbcTime.of(now))
        .update();
  }

  /** Who has a device. */
  Optional<String> ownerOf(PushTarget target) {
    return database
        .sql("select member_number from push_subscription where device_id = ?")
        .param(target.deviceId())
        .query(String.class)
        .optional();
  }

  /** A member's devices, the newest first. */
  List<PushDevice> of(String memberNumber) {
    return database
        .sql(
            """
            select device_id, created_at, accepted_at from push_subscription
            where member_number = ? order by created_at desc, device_id
            """)
        .param(memberNumber)
        .query(
            (row, number) ->
                new PushDevice(row.getString(1), JdbcTime.read(row, 2), JdbcTime.read(row, 3)))
        .list();
  }

  /** What reaches a member's devices, the newest first. */
  @Transactional(readOnly = true)
  List<PushTarget> targetsOf(String memberNumber) {
    return database
        .sql(
            """
            select device_id, subscription from push_subscription
            where member_number = ? order by created_at desc, device_id
            """)
        .param(memberNumber)
        .query((row, number) -> opened(row.getString(1), row.getBytes(2)))
        .list();
  }

  /** Those of some members who have a device. */
  Set<String> ownersAmong(Collection<String> memberNumbers) {
    return new TreeSet<>(
        database
            .sql(
                "select distinct member_number from push_subscription where member_number in"
                    + " (:all)")
            .param("all", memberNumbers)
            .query(String.class)
            .list());
  }

  /** A push service has taken a notification. */
  @Transactional
  void accepted(PushTarget target, Instant now) {
    database
        .sql("update push_subscription set accepted_at = ? where device_id = ?")
        .params(JdbcTime.of(now), target.deviceId())
        .update();
  }

  /** The device is no longer there. */
  @Transactional
  void delete(PushTarget target) {
    database
        .sql("delete from push_subscription where device_id = ?")
        .param(target.deviceId())
        .update();
  }

  /** Forgets a device, if it is this member's, and returns whether it was. */
  boolean delete(String memberNumber, String deviceId) {
    return database
            .sql("delete from push_subscription where device_id = ? and member_number = ?")
            .params(deviceId, memberNumber)
            .update()
        == 1;
  }

  void deleteAll(String memberNumber) {
    database
        .sql("delete from push_subscription where member_number = ?")
        .param(memberNumber)
        .update();
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return subscriptions.countByKey();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    return subscriptions.reseal(after, rows, waiting);
  }

  private PushTarget opened(String deviceId, byte[] sealed) {
    return PushTarget.read(subscriptions.open(deviceId, sealed));
  }
}
