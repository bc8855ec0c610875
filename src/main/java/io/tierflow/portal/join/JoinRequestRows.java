package io.tierflow.portal.join;

import io.tierflow.common.JdbcTime;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
import io.tierflow.encryption.SealedRecords;
import io.tierflow.notification.content.LinkRecipients;
import io.tierflow.notification.content.MessageKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of requests to join; what was entered is sealed, and opens in no other row. */
@Component
class JoinRequestRows implements SealedRecords, LinkRecipients {

  private static final String END = "code_digest = null, application = null, data_key = null";

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final SealedColumn applications;

  JoinRequestRows(JdbcClient database, PersonalDataVault vault) {
    this.database = database;
    this.vault = vault;
    this.applications = new SealedColumn(database, vault, "join_request", "join_id", "application");
  }

  /** How many there were since an instant. */
  long countSince(Instant since) {
    return database
        .sql("select count(*) from join_request where requested_at > ?")
        .param(JdbcTime.of(since))
        .query(Long.class)
        .single();
  }

  /** How many there were with an address since an instant. */
  long countSince(Instant since, String address) {
    return database
        .sql(
            "select count(*) from join_request where email_hash in (:hashes) and requested_at >"
                + " :since")
        .param("hashes", vault.hashes(toHash(address)))
        .param("since", JdbcTime.of(since))
        .query(Long.class)
        .single();
  }

  /** Remembers that there was one with an address, and nothing else of it. */
  void count(String joinId, String address, Instant now, Instant expires) {
    insert(joinId, null, address, now, expires);
  }

  /** Keeps one, which takes the place of those with the same address. */
  void keep(
      String joinId,
      String memberNumber,
      JoinApplication application,
      Instant now,
      Instant expires) {
    database
        .sql("update join_request set " + END + " where email_hash in (:hashes)")
        .param("hashes", vault.hashes(toHash(application.emailAsCompared())))
        .update();
    insert(joinId, memberNumber, application.emailAsCompared(), now, expires);
    database
        .sql("update join_request set application = ?, data_key = ? where join_id = ?")
        .params(applications.seal(joinId, application.write()), vault.primaryKey(), joinId)
        .update();
  }

  private void insert(
      String joinId, String memberNumber, String address, Instant now, Instant expires) {
    database
        .sql(
            """
            insert into join_request (join_id, member_number, email_hash, requested_at, expires_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            joinId,
            memberNumber,
            vault.hash(toHash(address)),
            JdbcTime.of(now),
            JdbcTime.of(expires))
        .update();
  }

  /** Gives one the code of its link; false if nobody waits for it any more. */
  boolean giveCode(String joinId, String digest, Instant now) {
    return database
            .sql(
                """
                update join_request set code_digest = ?
                where join_id = ? and application is not null and expires_at > ?
                """)
            .params(digest, joinId, JdbcTime.of(now))
            .update()
        == 1;
  }

  /** The one that waits for a code. */
  Optional<Waiting> findByCode(String digest, Instant now) {
    return find("code_digest = ? and expires_at > ?", digest, JdbcTime.of(now));
  }

  /** The one that has set a member number aside. */
  Optional<Waiting> findByMember(String memberNumber) {
    return find("member_number = ?", memberNumber);
  }

  private Optional<Waiting> find(String condition, Object... parameters) {
    return database
        .sql(
            "select join_id, member_number, application from join_request where application is not"
                + " null and "
                + condition)
        .params(parameters)
        .query(
            (row, number) ->
                new Waiting(
                    row.getString(1), row.getString(2), open(row.getString(1), row.getBytes(3))))
        .optional();
  }

  /** Forgets what was entered; false if somebody else has. */
  boolean end(String joinId) {
    return database
            .sql(
                "update join_request set " + END + " where join_id = ? and application is not null")
            .param(joinId)
            .update()
        == 1;
  }

  /** Deletes those whose time is over, confirmed or not. */
  @Transactional
  int deleteExpired(Instant now) {
    return database
        .sql("delete from join_request where expires_at <= ?")
        .param(JdbcTime.of(now))
        .update();
  }

  @Override
  public MessageKind kind() {
    return MessageKind.JOIN_LINK;
  }

  @Override
  public Optional<LinkRecipient> find(String joinId) {
    return find("join_id = ?", new Object[] {joinId})
        .map(Waiting::application)
        .map(who -> new LinkRecipient(who.fullName(), who.email(), who.language()));
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return applications.countByKey();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    return applications.reseal(after, rows, waiting);
  }

  private JoinApplication open(String joinId, byte[] sealed) {
    return JoinApplication.read(applications.open(joinId, sealed));
  }

  /** The same address hashes otherwise than where members are looked up. */
  private static String toHash(String address) {
    return "JOIN:" + address;
  }

  /**
   * A request that waits for its confirmation.
   *
   * @param joinId its id
   * @param memberNumber number of the member that comes of it
   * @param application what was entered
   */
  record Waiting(String joinId, String memberNumber, JoinApplication application) {}
}
