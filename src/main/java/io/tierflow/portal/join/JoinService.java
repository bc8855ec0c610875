package io.tierflow.portal.join;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.MemberSearch;
import io.tierflow.member.MemberService;
import io.tierflow.notification.content.LinkContent.JoinLink;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.OneTimeLinks;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.portal.JoinSettings;
import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.PortalSettings;
import io.tierflow.portal.SignInCode;
import io.tierflow.portal.SignInLinks;
import io.tierflow.web.ConflictException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes members of those who confirm their e-mail address. Until then nobody is a member, and what
 * was entered is kept no longer than its link is valid. The link's code is made when the mail
 * leaves and stands in the mail alone, as that of a sign-in link.
 */
@Service
class JoinService implements OneTimeLinks {

  private static final Logger LOG = LoggerFactory.getLogger(JoinService.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long NUMBERS = 1_000_000_000_000L;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JoinRequestRows requests;
  private final MemberService members;
  private final MemberSearch search;
  private final SignInLinks signInLinks;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final ProgrammeCalendar calendar;
  private final JoinSettings settings;
  private final PortalSettings portal;
  private final AtomicReference<Instant> warnedAt = new AtomicReference<>(Instant.EPOCH);

  JoinService(
      JoinRequestRows requests,
      MemberService members,
      MemberSearch search,
      SignInLinks signInLinks,
      Outbox outbox,
      AuditTrail audit,
      ProgrammeCalendar calendar,
      JoinSettings settings,
      PortalSettings portal) {
    this.requests = requests;
    this.members = members;
    this.search = search;
    this.signInLinks = signInLinks;
    this.outbox = outbox;
    this.audit = audit;
    this.calendar = calendar;
    this.settings = settings;
    this.portal = portal;
  }

  /** Whether people can become members. */
  boolean isOpen() {
    return settings.enabled() && portal.isOpen();
  }

  /**
   * Mails a link with which the request is confirmed; to an address that is a member's, one to sign
   * in. Nothing happens if there were too many requests within the hour, of all or of this address.
   *
   * @param application what was entered
   * @param address where the request came from
   * @return whether a mail was put into the outbox
   */
  @Transactional
  boolean request(JoinApplication application, String address) {
    Instant now = calendar.now();
    String email = application.emailAsCompared();
    if (requests.countSince(now.minus(HOUR)) >= settings.requestsPerHour()) {
      warn(now);
      return false;
    }
    if (requests.countSince(now.minus(HOUR), email) >= settings.linksPerHour()) {
      return false;
    }
    String joinId = UUID.randomUUID().toString();
    Instant expires = now.plus(settings.linkValidity());
    audit.recordFor(
        "nobody", AuditAction.JOIN_REQUESTED, joinId, "Requested from %s.".formatted(address));
    List<String> known = search.identifiedBy(email);
    if (!known.isEmpty()) {
      requests.count(joinId, email, now, expires);
      return known.stream().filter(member -> signInLinks.remind(member, address)).count() > 0;
    }
    requests.keep(joinId, freeNumber(), application, now, expires);
    outbox.put(
        new NewMessage(
            "join:" + joinId,
            null,
            null,
            null,
            calendar.today(),
            new JoinLink(joinId, settings.linkValidity().toHours())));
    return true;
  }

  /** At most once a minute: who sends thousands is not to fill the log. */
  private void warn(Instant now) {
    Instant before = warnedAt.get();
    if (before.isBefore(now.minus(MINUTE)) && warnedAt.compareAndSet(before, now)) {
      LOG.warn(
          "Requests to join are dropped: there were {} within the hour, the most that"
              + " tierflow.portal.join.requests-per-hour allows.",
          settings.requestsPerHour());
    }
  }

  private String freeNumber() {
    String number;
    do {
      number = "%s%012d".formatted(settings.memberNumberPrefix(), RANDOM.nextLong(NUMBERS));
    } while (members.find(number).isPresent() || requests.findByMember(number).isPresent());
    return number;
  }

  @Override
  public Set<MessageKind> kinds() {
    return Set.of(MessageKind.JOIN_LINK);
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is in force before the mail leaves, hence the transaction of its own.
   */
  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Optional<URI> make(String memberNumber, String joinId) {
    SignInCode code = SignInCode.random();
    return isOpen() && requests.giveCode(joinId, code.digest(), calendar.now())
        ? Optional.of(portal.linkTo(PortalAddress.JOIN_CONFIRMATION, code.text()))
        : Optional.empty();
  }

  /**
   * Makes a member of who holds the code of a link. Of two who try at once, one is refused.
   *
   * @param text the link's code
   * @return number of the new member; empty if the code is unknown, used, too old, a newer one has
   *     taken its place, or the address has become a member's by other means
   */
  @Transactional(propagation = Propagation.NEVER)
  Optional<String> confirm(String text) {
    if (!isOpen()) {
      return Optional.empty();
    }
    return requests
        .findByCode(new SignInCode(text.strip()).digest(), calendar.now())
        .filter(request -> search.identifiedBy(request.application().email()).isEmpty())
        .filter(this::enrol)
        .map(JoinRequestRows.Waiting::memberNumber);
  }

  /** Whoever comes second finds the number taken. */
  private boolean enrol(JoinRequestRows.Waiting request) {
    try {
      members.enrol(request.application().newMember(request.memberNumber()));
      return true;
    } catch (ConflictException alreadyEnrolled) {
      return false;
    }
  }

  /** Deletes what was not confirmed in time, hour by hour; nodes may do so at the same time. */
  @Scheduled(cron = "0 45 * * * *")
  void deleteExpired() {
    requests.deleteExpired(calendar.now());
  }
}
