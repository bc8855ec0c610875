package io.tierflow.notification.outbox;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.consent.FrequencyCap;
import io.tierflow.notification.consent.QuietHours;
import io.tierflow.notification.consent.SendingRules;
import io.tierflow.notification.consent.UnsubscribeLinks;
import io.tierflow.notification.consent.UnsubscribeService;
import io.tierflow.notification.content.LinkContent;
import io.tierflow.notification.content.MessageLinks;
import io.tierflow.notification.content.OneTimeLinks;
import io.tierflow.notification.template.MessageRenderer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers one message that a batch has in hand, and records at once what became of it. If this
 * node dies after the server has taken the message and before that is committed, the message is
 * sent again, with the same {@code Message-ID} and idempotency key; so is one whose connection
 * breaks before the server's answer arrives. These windows are the only ones.
 */
@Component
public class MessageDelivery {

  /** How an attempt ended. */
  enum Outcome {
    /** It was sent, withheld, or put off; others can go on. */
    DONE,
    /** The server can't be used now. */
    UNAVAILABLE
  }

  private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);

  private final MessageRepository messages;
  private final OutboxLeaseRepository claims;
  private final Recipients recipients;
  private final SendingRules rules;
  private final QuietHours quietHours;
  private final FrequencyCap cap;
  private final MessageRenderer renderer;
  private final UnsubscribeLinks unsubscribeLinks;
  private final UnsubscribeService unsubscribing;
  private final RetrySchedule retries;
  private final List<OneTimeLinks> oneTimeLinks;
  private final OutboxMetrics metrics;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;

  /** What servers have taken while the database was away. */
  private final Queue<Sent> unrecorded = new ConcurrentLinkedQueue<>();

  public MessageDelivery(
      MessageRepository messages,
      OutboxLeaseRepository claims,
      Recipients recipients,
      SendingRules rules,
      QuietHours quietHours,
      FrequencyCap cap,
      MessageRenderer renderer,
      UnsubscribeLinks unsubscribeLinks,
      UnsubscribeService unsubscribing,
      RetrySchedule retries,
      List<OneTimeLinks> oneTimeLinks,
      OutboxMetrics metrics,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactions) {
    this.messages = messages;
    this.claims = claims;
    this.recipients = recipients;
    this.rules = rules;
    this.quietHours = quietHours;
    this.cap = cap;
    this.renderer = renderer;
    this.unsubscribeLinks = unsubscribeLinks;
    this.unsubscribing = unsubscribing;
    this.retries = retries;
    this.oneTimeLinks = oneTimeLinks;
    this.metrics = metrics;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Records what servers took while the database was away, so that it is not sent again.
   *
   * @throws RuntimeException if it is still away
   */
  void catchUp() {
    for (Sent sent = unrecorded.peek(); sent != null; sent = unrecorded.peek()) {
      claims.sent(sent.batch(), sent.messageId(), sent.at());
      unrecorded.remove(sent);
    }
  }

  /**
   * Delivers a message if it may still go out.
   *
   * @param batch the batch that has it
   * @param claim the message
   * @param carrier the way to the server
   * @return how it ended
   */
  Outcome deliver(OutboxLeases batch, OutboxLease claim, ChannelSession carrier) {
    Optional<Delivery> ready;
    try {
      ready = transaction.execute(status -> prepare(batch, claim.messageId()));
    } catch (RuntimeException unexpected) {
      recordUnexpected(batch, claim, unexpected);
      return Outcome.DONE;
    }
    return ready.isPresent() ? send(batch, claim, ready.get(), carrier) : Outcome.DONE;
  }

  private Optional<Delivery> prepare(OutboxLeases batch, String messageId) {
    return messages
        .findById(messageId)
        .filter(message -> message.getState() == MessageState.PENDING)
        .flatMap(message -> prepare(batch, message, recipients.of(message)));
  }

  private Optional<Delivery> prepare(OutboxLeases batch, Message message, Recipient recipient) {
    Optional<NotSentReason> reason =
        rules
            .rejectionReason(recipient, calendar.dayOf(message.getCreatedAt()), calendar.today())
            .or(() -> cap.sendRejectionReason(message));
    if (reason.isPresent()) {
      claims.withheld(batch, message.getMessageId(), reason.get());
      return Optional.empty();
    }
    Optional<Instant> end =
        quietHours.endOf(message.getKind(), message.getChannel(), recipient.zone(), calendar.now());
    if (end.isPresent()) {
      claims.putOff(batch, message.getMessageId(), NotSentReason.QUIET_HOURS, end.get());
      return Optional.empty();
    }
    return message.getContent() instanceof LinkContent link
        ? prepareWithLink(batch, message, link, recipient)
        : Optional.of(delivery(message, recipient, null));
  }

  private Optional<Delivery> prepareWithLink(
      OutboxLeases batch, Message message, LinkContent content, Recipient recipient) {
    Optional<URI> link =
        oneTimeLinks.stream()
            .filter(links -> links.kinds().contains(content.kind()))
            .findFirst()
            .flatMap(links -> links.make(message.getMemberNumber(), content.linkId()));
    if (link.isEmpty()) {
      claims.withheld(batch, message.getMessageId(), NotSentReason.OUTDATED);
    }
    return link.map(made -> delivery(message, recipient, made));
  }

  private Outcome send(
      OutboxLeases batch, OutboxLease claim, Delivery delivery, ChannelSession carrier) {
    try {
      carrier.deliver(delivery);
    } catch (DeliveryFailure failure) {
      recordFailure(batch, claim, failure);
      return failure.kind() == DeliveryFailure.Kind.UNAVAILABLE
          ? Outcome.UNAVAILABLE
          : Outcome.DONE;
    } catch (RuntimeException unexpected) {
      recordUnexpected(batch, claim, unexpected);
      return Outcome.DONE;
    }
    metrics.sent(batch.channel());
    unrecorded.add(new Sent(batch, claim.messageId(), calendar.now()));
    catchUp();
    return Outcome.DONE;
  }

  /**
   * Keeps a message from being tried for ever at the head of the queue, even one that can't be read
   * because a newer release has put it.
   */
  private void recordUnexpected(
      OutboxLeases batch, OutboxLease claim, RuntimeException unexpected) {
    String what = unexpected.getClass().getSimpleName();
    LOG.warn("Message {} was not sent: {}.", claim.messageId(), what);
    Optional<Instant> next =
        retries.after(claims.attemptsOf(claim.messageId()) + 1, calendar.now());
    recordFailed(batch, claim, "The attempt was interrupted: %s.".formatted(what), next);
  }

  private void recordFailed(
      OutboxLeases batch, OutboxLease claim, String error, Optional<Instant> next) {
    claims.failed(batch, claim.messageId(), error, next.orElse(null));
    if (next.isEmpty()) {
      metrics.failed(batch.channel());
    }
  }

  private void recordFailure(OutboxLeases batch, OutboxLease claim, DeliveryFailure failure) {
    if (failure.kind() == DeliveryFailure.Kind.UNSUBSCRIBED) {
      recordUnsubscribed(batch, claim);
      return;
    }
    if (failure.kind() == DeliveryFailure.Kind.NO_ADDRESS) {
      claims.withheld(batch, claim.messageId(), NotSentReason.NO_ADDRESS);
      return;
    }
    int attempts = claims.attemptsOf(claim.messageId()) + 1;
    Optional<Instant> next =
        failure.kind() == DeliveryFailure.Kind.UNDELIVERABLE
            ? Optional.empty()
            : retries.after(attempts, calendar.now());
    recordFailed(batch, claim, failure.getMessage(), next);
    LOG.warn(
        "Message {} (attempt {}) was not sent: {}; {}.",
        claim.messageId(),
        attempts,
        failure.kind(),
        next.map(at -> "next attempt at " + at).orElse("no further attempt"));
  }

  /** The member has spoken to the provider: what they said there holds here as well. */
  private void recordUnsubscribed(OutboxLeases batch, OutboxLease claim) {
    transaction.executeWithoutResult(
        status -> {
          messages
              .findById(claim.messageId())
              .map(Message::getMemberNumber)
              .ifPresent(unsubscribing::endTexts);
          claims.withheld(batch, claim.messageId(), NotSentReason.NO_CONSENT);
        });
    LOG.info("Message {} was not sent: the member has unsubscribed.", claim.messageId());
  }

  private Delivery delivery(Message message, Recipient recipient, URI oneTimeLink) {
    URI wayOut = unsubscribeLinks.wayOut(message).orElse(null);
    return new Delivery(
        message.getMessageId(),
        message.getIdempotencyKey(),
        message.getMemberNumber(),
        message.getKind().messageClass(),
        recipient.address(),
        renderer.render(message, recipient, new MessageLinks(oneTimeLink, wayOut)),
        wayOut);
  }

  /** A message that a server has taken. */
  private record Sent(OutboxLeases batch, String messageId, Instant at) {}
}
