package io.tierflow.message;

import io.tierflow.member.MemberService;
import io.tierflow.programme.ProgrammeCalendar;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers one message, in a transaction that holds its row: nobody else sends it meanwhile. If
 * this node dies after the server has taken the message and before the commit, the message is sent
 * again, with the same {@code Message-ID} and idempotency key; that window is the only one.
 */
@Component
class MessageDelivery {

  /** How an attempt ended. */
  enum Outcome {
    /** Another node has the message, or had it. */
    TAKEN,
    /** It was sent, withheld, or put off; others can go on. */
    DONE,
    /** The server can't be used now. */
    UNAVAILABLE
  }

  private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);

  private final MessageRepository messages;
  private final MemberService members;
  private final SendingRules rules;
  private final MessageRenderer renderer;
  private final MessageChannels channels;
  private final RetrySchedule retries;
  private final OneTimeLinks links;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;

  MessageDelivery(
      MessageRepository messages,
      MemberService members,
      SendingRules rules,
      MessageRenderer renderer,
      MessageChannels channels,
      RetrySchedule retries,
      OneTimeLinks links,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactions) {
    this.messages = messages;
    this.members = members;
    this.rules = rules;
    this.renderer = renderer;
    this.channels = channels;
    this.retries = retries;
    this.links = links;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Delivers a message if it is still due.
   *
   * @param messageId the message
   * @return how it ended
   */
  Outcome deliver(String messageId) {
    Attempt attempt = new Attempt();
    try {
      return transaction.execute(status -> claim(messageId).map(attempt::of).orElse(Outcome.TAKEN));
    } catch (RuntimeException unexpected) {
      transaction.executeWithoutResult(
          status -> recordUnexpected(messageId, attempt.handedOver, unexpected));
      return Outcome.DONE;
    }
  }

  /**
   * Keeps a message from being tried for ever at the head of the queue, even one that can't be read
   * because a newer release has put it.
   */
  private void recordUnexpected(String messageId, boolean handedOver, RuntimeException unexpected) {
    String what = unexpected.getClass().getSimpleName();
    LOG.warn("Message {} (handed over: {}): {}.", messageId, handedOver, what);
    if (handedOver) {
      messages.markSent(messageId, calendar.now());
      return;
    }
    Optional<Instant> next = retries.after(messages.attemptsOf(messageId) + 1, calendar.now());
    messages.markFailed(
        messageId,
        next.isPresent() ? MessageState.PENDING : MessageState.FAILED,
        next.orElseGet(calendar::now),
        "The attempt broke off: %s.".formatted(what));
  }

  private Optional<Message> claim(String messageId) {
    return messages.claim(messageId, MessageState.PENDING, calendar.now());
  }

  /** One attempt, which knows whether the server has the message even if the commit fails. */
  private final class Attempt {

    private boolean handedOver;

    Outcome of(Message message) {
      Recipient recipient = recipientOf(message);
      Optional<NotSentReason> reason =
          rules.whyNot(recipient, calendar.dayOf(message.getCreatedAt()), calendar.today());
      if (reason.isPresent()) {
        message.withhold(reason.get());
        return Outcome.DONE;
      }
      return message.getKind() == MessageKind.SIGN_IN_LINK
          ? sendWithLink(message, recipient)
          : send(message, recipient, null);
    }

    private Outcome sendWithLink(Message message, Recipient recipient) {
      Optional<URI> link =
          links.make(message.getMemberNumber(), message.getParameters().get("linkId"));
      if (link.isEmpty()) {
        message.withhold(NotSentReason.OUTDATED);
        return Outcome.DONE;
      }
      return send(message, recipient, link.get());
    }

    private Outcome send(Message message, Recipient recipient, URI link) {
      try {
        channels.get(message.getChannel()).deliver(delivery(message, recipient, link));
        handedOver = true;
        message.sent(calendar.now());
        return Outcome.DONE;
      } catch (DeliveryFailure failure) {
        recordFailure(message, failure);
        return failure.kind() == DeliveryFailure.Kind.UNAVAILABLE
            ? Outcome.UNAVAILABLE
            : Outcome.DONE;
      }
    }
  }

  private Recipient recipientOf(Message message) {
    return message.goesToStaff()
        ? Recipient.staff(message.getRecipient())
        : Recipient.member(
            members.require(message.getMemberNumber()), message.getChannel(), message.getKind());
  }

  private Delivery delivery(Message message, Recipient recipient, URI link) {
    return new Delivery(
        message.getMessageId(),
        message.getIdempotencyKey(),
        recipient.address(),
        renderer.render(message, recipient, link));
  }

  private void recordFailure(Message message, DeliveryFailure failure) {
    Optional<Instant> next =
        failure.kind() == DeliveryFailure.Kind.UNDELIVERABLE
            ? Optional.empty()
            : retries.after(message.getAttempts() + 1, calendar.now());
    next.ifPresentOrElse(
        at -> message.failed(failure.getMessage(), at),
        () -> message.failedForGood(failure.getMessage()));
    LOG.warn(
        "Message {} ({}, attempt {}) was not sent: {}; {}.",
        message.getMessageId(),
        message.getKind(),
        message.getAttempts(),
        failure.kind(),
        next.map(at -> "next attempt at " + at).orElse("no further attempt"));
  }
}
