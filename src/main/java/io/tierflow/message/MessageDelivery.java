package io.tierflow.message;

import io.tierflow.programme.ProgrammeCalendar;
import java.net.URI;
import java.time.Instant;
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
class MessageDelivery {

  /** How an attempt ended. */
  enum Outcome {
    /** It was sent, withheld, or put off; others can go on. */
    DONE,
    /** The server can't be used now. */
    UNAVAILABLE
  }

  private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);

  private final MessageRepository messages;
  private final MessageClaims claims;
  private final Recipients recipients;
  private final SendingRules rules;
  private final QuietHours quietHours;
  private final MarketingCap cap;
  private final MessageRenderer renderer;
  private final UnsubscribeLinks unsubscribeLinks;
  private final Unsubscribing unsubscribing;
  private final RetrySchedule retries;
  private final OneTimeLinks oneTimeLinks;
  private final MessageMetrics metrics;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;

  /** What servers have taken while the database could not be told. */
  private final Queue<Sent> unrecorded = new ConcurrentLinkedQueue<>();

  MessageDelivery(
      MessageRepository messages,
      MessageClaims claims,
      Recipients recipients,
      SendingRules rules,
      QuietHours quietHours,
      MarketingCap cap,
      MessageRenderer renderer,
      UnsubscribeLinks unsubscribeLinks,
      Unsubscribing unsubscribing,
      RetrySchedule retries,
      OneTimeLinks oneTimeLinks,
      MessageMetrics metrics,
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
  Outcome deliver(Claims batch, Claim claim, Carrier carrier) {
    Optional<Delivery> ready;
    try {
      ready = transaction.execute(status -> prepare(batch, claim.messageId()));
    } catch (RuntimeException unexpected) {
      recordUnexpected(batch, claim, unexpected);
      return Outcome.DONE;
    }
    return ready.isPresent() ? send(batch, claim, ready.get(), carrier) : Outcome.DONE;
  }

  private Optional<Delivery> prepare(Claims batch, String messageId) {
    return messages
        .findById(messageId)
        .filter(message -> message.getState() == MessageState.PENDING)
        .flatMap(message -> prepare(batch, message, recipients.of(message)));
  }

  private Optional<Delivery> prepare(Claims batch, Message message, Recipient recipient) {
    Optional<NotSentReason> reason =
        rules
            .whyNot(recipient, calendar.dayOf(message.getCreatedAt()), calendar.today())
            .or(() -> cap.whyNotSend(message));
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
    return message.getKind() == MessageKind.SIGN_IN_LINK
        ? prepareWithLink(batch, message, recipient)
        : Optional.of(delivery(message, recipient, null));
  }

  private Optional<Delivery> prepareWithLink(Claims batch, Message message, Recipient recipient) {
    Optional<URI> link =
        oneTimeLinks.make(message.getMemberNumber(), message.getParameters().get("linkId"));
    if (link.isEmpty()) {
      claims.withheld(batch, message.getMessageId(), NotSentReason.OUTDATED);
    }
    return link.map(made -> delivery(message, recipient, made));
  }

  private Outcome send(Claims batch, Claim claim, Delivery delivery, Carrier carrier) {
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
  private void recordUnexpected(Claims batch, Claim claim, RuntimeException unexpected) {
    String what = unexpected.getClass().getSimpleName();
    LOG.warn("Message {} was not sent: {}.", claim.messageId(), what);
    Optional<Instant> next =
        retries.after(claims.attemptsOf(claim.messageId()) + 1, calendar.now());
    recordFailed(batch, claim, "The attempt broke off: %s.".formatted(what), next);
  }

  private void recordFailed(Claims batch, Claim claim, String error, Optional<Instant> next) {
    claims.failed(batch, claim.messageId(), error, next.orElse(null));
    if (next.isEmpty()) {
      metrics.failed(batch.channel());
    }
  }

  private void recordFailure(Claims batch, Claim claim, DeliveryFailure failure) {
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
  private void recordUnsubscribed(Claims batch, Claim claim) {
    transaction.executeWithoutResult(
        status -> {
          messages
              .findById(claim.messageId())
              .map(Message::getMemberNumber)
              .ifPresent(unsubscribing::endTexts);
          claims.withheld(batch, claim.messageId(), NotSentReason.NO_CONSENT);
        });
    LOG.info("Message {} was not sent: the member wants no more of them.", claim.messageId());
  }

  private Delivery delivery(Message message, Recipient recipient, URI oneTimeLink) {
    URI wayOut = unsubscribeLinks.wayOut(message).orElse(null);
    return new Delivery(
        message.getMessageId(),
        message.getIdempotencyKey(),
        message.getKind().messageClass(),
        recipient.address(),
        renderer.render(message, recipient, new MessageLinks(oneTimeLink, wayOut)),
        wayOut);
  }

  /** A message that a server has taken. */
  private record Sent(Claims batch, String messageId, Instant at) {}
}
