package io.tierflow.portal.profile;

import io.tierflow.common.JdbcTime;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedColumn;
import io.tierflow.encryption.SealedRecords;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.notification.content.LinkRecipients;
import io.tierflow.notification.content.MessageKind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of e-mail addresses that wait for their confirmation; a member has one at most. */
@Component
class EmailChangeRows implements SealedRecords, LinkRecipients {

  private final JdbcClient database;
  private final PersonalDataVault vault;
  private final MemberService members;
  private final SealedColumn addresses;

  EmailChangeRows(JdbcClient database, PersonalDataVault vault, MemberService members) {
    this.database = database;
    this.vault = vault;
    this.members = members;
    this.addresses = new SealedColumn(database, vault, "email_change", "member_number", "email");
  }

  /** Keeps an address, which takes the place of one that waits. */
  void keep(String memberNumber, String linkId, String email, Instant now, Instant expires) {
    database
        .sql(
            """
            insert into email_change
              (member_number, link_id, email, data_key, requested_at, expires_at)
            values (:member, :link, :email, :key, :now, :expires)
            on duplicate key update link_id = :link, email = :email, data_key = :key,
              code_digest = null, requested_at = :now, expires_at = :expires
            """)
        .param("member", memberNumber)
        .param("link", linkId)
        .param("email", addresses.seal(memberNumber, email))
        .param("key", vault.primaryKey())
        .param("now", JdbcTime.of(now))
        .param("expires", JdbcTime.of(expires))
        .update();
  }

  /** Gives the link its code; false if nobody waits for it any more. */
  boolean giveCode(String linkId, String digest, Instant now) {
    return database
            .sql("update email_change set code_digest = ? where link_id = ? and expires_at > ?")
            .params(digest, linkId, JdbcTime.of(now))
            .update()
        == 1;
  }

  /** The address that waits for a code. */
  Optional<Waiting> findByCode(String digest, Instant now) {
    return find("code_digest = ? and expires_at > ?", digest, JdbcTime.of(now));
  }

  /** The address that a member waits for. */
  Optional<Waiting> findByMember(String memberNumber, Instant now) {
    return find("member_number = ? and expires_at > ?", memberNumber, JdbcTime.of(now));
  }

  private Optional<Waiting> find(String condition, Object... parameters) {
    return database
        .sql("select member_number, email from email_change where " + condition)
        .params(parameters)
        .query(
            (row, number) ->
                new Waiting(row.getString(1), addresses.open(row.getString(1), row.getBytes(2))))
        .optional();
  }

  /** Uses a code up; of two who try at once, one is told false. */
  boolean end(String memberNumber, String digest) {
    return database
            .sql("delete from email_change where member_number = ? and code_digest = ?")
            .params(memberNumber, digest)
            .update()
        == 1;
  }

  /** Forgets what a member waits for. */
  void end(String memberNumber) {
    database.sql("delete from email_change where member_number = ?").param(memberNumber).update();
  }

  /** Deletes those whose time is over. */
  @Transactional
  int deleteExpired(Instant now) {
    return database
        .sql("delete from email_change where expires_at <= ?")
        .param(JdbcTime.of(now))
        .update();
  }

  @Override
  public MessageKind kind() {
    return MessageKind.EMAIL_CHANGE_LINK;
  }

  @Override
  public Optional<LinkRecipient> find(String linkId) {
    return find("link_id = ?", new Object[] {linkId})
        .flatMap(
            waiting ->
                members
                    .find(waiting.memberNumber())
                    .filter(Member::isActive)
                    .map(Member::getProfile)
                    .map(
                        profile ->
                            new LinkRecipient(
                                profile.fullName(), waiting.email(), profile.language())));
  }

  @Override
  public Map<Integer, Long> countByKey() {
    return addresses.countByKey();
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Batch reseal(String after, int rows, boolean waiting) {
    return addresses.reseal(after, rows, waiting);
  }

  /**
   * An address that waits for its confirmation.
   *
   * @param memberNumber whose
   * @param email the address
   */
  record Waiting(String memberNumber, String email) {

    /** Keeps the address out of logs. */
    @Override
    public String toString() {
      return "Waiting[" + memberNumber + "]";
    }
  }
}
