package io.tierflow.portal;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.content.LinkContent;
import io.tierflow.notification.content.LinkContent.AlreadyMember;
import io.tierflow.notification.content.LinkContent.SignInLink;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.OneTimeLinks;
import io.tierflow.notification.outbox.MessageHistory;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sign-in links of members. A member has one at a time: a newer one takes the place of the
 * older. Its code is made when the mail leaves and stands in the mail alone; the database keeps a
 * digest, and forgets that when the link is used.
 */
@Service
public class SignInLinks implements OneTimeLinks {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Set<MessageKind> KINDS =
      Set.of(MessageKind.SIGN_IN_LINK, MessageKind.ALREADY_MEMBER);

  private final JdbcClient database;
  private final Outbox outbox;
  private final MessageHistory messages;
  private final AuditTrail audit;
  private final ProgrammeCalendar calendar;
  private final PortalSettings settings;

  SignInLinks(
      JdbcClient database,
      Outbox outbox,
      MessageHistory messages,
      AuditTrail audit,
      ProgrammeCalendar calendar,
      PortalSettings settings) {
    this.database = database;
    this.outbox = outbox;
    this.messages = messages;
    this.audit = audit;
    this.calendar = calendar;
    this.settings = settings;
  }

  /**
   * Mails a member a link, unless the member has had too many within the hour.
   *
   * @param memberNumber whom
   * @param address where the request for it came from
   * @return whether a mail was put into the outbox
   */
  @Transactional
  boolean offer(String memberNumber, String address) {
    return offer(memberNumber, address, link -> new SignInLink(link, validMinutes()));
  }

  /**
   * Mails a member a link because somebody wanted to join with the member's e-mail address, unless
   * the member has had too many links within the hour.
   *
   * @param memberNumber whom
   * @param address where the request came from
   * @return whether a mail was put into the outbox
   */
  @Transactional
  public boolean remind(String memberNumber, String address) {
    return offer(memberNumber, address, link -> new AlreadyMember(link, validMinutes()));
  }

  private boolean offer(
      String memberNumber, String address, Function<String, LinkContent> content) {
    lock(memberNumber);
    if (hadTooMany(memberNumber)) {
      return false;
    }
    String linkId = UUID.randomUUID().toString();
    database
        .sql(
            """
            update sign_in_link set link_id = :link, code_digest = null, expires_at = :expires
            where member_number = :member
            """)
        .param("link", linkId)
        .param("expires", JdbcTime.of(expiry()))
        .param("member", memberNumber)
        .update();
    outbox.put(mail(memberNumber, linkId, content.apply(linkId)));
    audit.recordFor(
        "nobody",
        AuditAction.SIGN_IN_LINK_REQUESTED,
        memberNumber,
        "Requested from %s.".formatted(address));
    return true;
  }

  /** Links of one member are made one after the other, on whichever node. */
  private void lock(String memberNumber) {
    database
        .sql(
            """
            insert into sign_in_link (member_number, link_id, expires_at)
            values (:member, :none, :now)
            on duplicate key update member_number = member_number
            """)
        .param("member", memberNumber)
        .param("none", "")
        .param("now", JdbcTime.of(calendar.now()))
        .update();
    database
        .sql("select link_id from sign_in_link where member_number = :member for update")
        .param("member", memberNumber)
        .query(String.class)
        .single();
  }

  private boolean hadTooMany(String memberNumber) {
    Instant hourAgo = calendar.now().minus(HOUR);
    return KINDS.stream().mapToLong(kind -> messages.count(memberNumber, kind, hourAgo)).sum()
        >= settings.linksPerHour();
  }

  private NewMessage mail(String memberNumber, String linkId, LinkContent content) {
    return new NewMessage("sign-in:" + linkId, memberNumber, null, null, calendar.today(), content);
  }

  private long validMinutes() {
    return settings.linkValidity().toMinutes();
  }

  @Override
  public Set<MessageKind> kinds() {
    return KINDS;
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is in force before the mail leaves, hence the transaction of its own: a member may be
   * faster than the outbox's commit.
   */
  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Optional<URI> make(String memberNumber, String linkId) {
    if (!settings.isOpen()) {
      return Optional.empty();
    }
    SignInCode code = SignInCode.random();
    int made =
        database
            .sql(
                """
                update sign_in_link set code_digest = :digest, expires_at = :expires
                where member_number = :member and link_id = :link and expires_at > :now
                """)
            .param("digest", code.digest())
            .param("expires", JdbcTime.of(expiry()))
            .param("member", memberNumber)
            .param("link", linkId)
            .param("now", JdbcTime.of(calendar.now()))
            .update();
    return made == 0 ? Optional.empty() : Optional.of(settings.linkWith(code.text()));
  }

  /**
   * Uses a link up. Of two who try at once, one is refused.
   *
   * @param text the link's code
   * @return number of the member who has signed in with it; empty if it is unknown, used, too old,
   *     or a newer one has taken its place
   */
  @Transactional
  Optional<String> redeem(String text) {
    String digest = new SignInCode(text.strip()).digest();
    Optional<String> member = holder(digest).filter(memberNumber -> useUp(memberNumber, digest));
    member.ifPresentOrElse(
        number ->
            audit.recordFor(
                SignedInMember.actor(number), AuditAction.SIGNED_IN, number, "By one-time link."),
        () ->
            audit.recordFor(
                "nobody",
                AuditAction.SIGN_IN_REFUSED,
                "one-time link",
                "The link is unknown, used or expired."));
    return member;
  }

  private Optional<String> holder(String digest) {
    return database
        .sql(
            """
            select l.member_number from sign_in_link l
            join member m on m.member_number = l.member_number
            where l.code_digest = :digest and m.status = 'ACTIVE'
            """)
        .param("digest", digest)
        .query(String.class)
        .optional();
  }

  /** The row goes from holding the digest to not holding it once, whoever else tries. */
  private boolean useUp(String memberNumber, String digest) {
    return database
            .sql(
                """
                update sign_in_link set code_digest = null, expires_at = :now
                where member_number = :member and code_digest = :digest and expires_at > :now
                """)
            .param("now", JdbcTime.of(calendar.now()))
            .param("member", memberNumber)
            .param("digest", digest)
            .update()
        == 1;
  }

  private Instant expiry() {
    return calendar.now().plus(settings.linkValidity());
  }
}
