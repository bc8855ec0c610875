package io.tierflow.portal.profile;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberProfile;
import io.tierflow.member.MemberService;
import io.tierflow.notification.content.LinkContent.EmailChangeLink;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.NotificationContent;
import io.tierflow.notification.content.NotificationContent.EmailChangeRequested;
import io.tierflow.notification.content.OneTimeLinks;
import io.tierflow.notification.outbox.MessageHistory;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.PortalSettings;
import io.tierflow.portal.SignInCode;
import io.tierflow.web.ConflictException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes a member's e-mail address once a link to the new one is used. The address before is told
 * at once. The link's code stands in the mail alone, as that of a sign-in link.
 */
@Service
class EmailChangeService implements OneTimeLinks {

  private static final Duration VALIDITY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);

  private final EmailChangeRows changes;
  private final MemberService members;
  private final Outbox outbox;
  private final MessageHistory messages;
  private final ProgrammeCalendar calendar;
  private final PortalSettings settings;

  EmailChangeService(
      EmailChangeRows changes,
      MemberService members,
      Outbox outbox,
      MessageHistory messages,
      ProgrammeCalendar calendar,
      PortalSettings settings) {
    this.changes = changes;
    this.members = members;
    this.outbox = outbox;
    this.messages = messages;
    this.calendar = calendar;
    this.settings = settings;
  }

  /** The address that waits for its confirmation. */
  Optional<String> waiting(String memberNumber) {
    return changes.findByMember(memberNumber, calendar.now()).map(EmailChangeRows.Waiting::email);
  }

  /**
   * Mails a link to a new address.
   *
   * @throws ConflictException if the member has asked too often within the hour
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void request(String memberNumber, String email) {
    Instant now = calendar.now();
    if (messages.count(memberNumber, MessageKind.EMAIL_CHANGE_LINK, now.minus(HOUR))
        >= settings.linksPerHour()) {
      throw new ConflictException(
          "The e-mail address was changed too often within the hour. Try again later.");
    }
    String linkId = UUID.randomUUID().toString();
    changes.keep(memberNumber, linkId, email, now, now.plus(VALIDITY));
    put("email-change:" + linkId, memberNumber, new EmailChangeLink(linkId, VALIDITY.toHours()));
    put(
        "email-change-requested:" + linkId,
        memberNumber,
        new EmailChangeRequested(calendar.today()));
  }

  private void put(String key, String memberNumber, NotificationContent content) {
    outbox.put(new NewMessage(key, memberNumber, null, null, calendar.today(), content));
  }

  /** Forgets an address that waits: the member keeps the one that holds. */
  @Transactional(propagation = Propagation.MANDATORY)
  void withdraw(String memberNumber) {
    changes.end(memberNumber);
  }

  @Override
  public Set<MessageKind> kinds() {
    return Set.of(MessageKind.EMAIL_CHANGE_LINK);
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is in force before the mail leaves, hence the transaction of its own.
   */
  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Optional<URI> make(String memberNumber, String linkId) {
    SignInCode code = SignInCode.random();
    return settings.isOpen() && changes.giveCode(linkId, code.digest(), calendar.now())
        ? Optional.of(settings.linkTo(PortalAddress.EMAIL_CONFIRMATION, code.text()))
        : Optional.empty();
  }

  /**
   * Changes the address of who holds the code of a link. Of two who try at once, one is refused.
   *
   * @param text the link's code
   * @return whether it was changed; false if the code is unknown, used or too old, a newer one has
   *     taken its place, or the membership is closed
   */
  @Transactional
  boolean confirm(String text) {
    String digest = new SignInCode(text.strip()).digest();
    return changes
        .findByCode(digest, calendar.now())
        .filter(waiting -> changes.end(waiting.memberNumber(), digest))
        .filter(waiting -> isActive(waiting.memberNumber()))
        .map(this::change)
        .isPresent();
  }

  private Member change(EmailChangeRows.Waiting waiting) {
    MemberProfile current = members.require(waiting.memberNumber()).getProfile();
    return members.change(
        waiting.memberNumber(), ProfileEdit.of(current).withEmail(waiting.email()).change(current));
  }

  private boolean isActive(String memberNumber) {
    return members.find(memberNumber).filter(Member::isActive).isPresent();
  }

  /** Deletes what was not confirmed in time, hour by hour; nodes may do so at the same time. */
  @Scheduled(cron = "0 50 * * * *")
  void deleteExpired() {
    changes.deleteExpired(calendar.now());
  }
}
