package io.tierflow.notification.outbox;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.consent.FrequencyCap;
import io.tierflow.notification.consent.QuietHours;
import io.tierflow.notification.consent.SendingRules;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.template.MessageRenderer;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages in. They leave with the caller's transaction or not at all. */
@Service
public class Outbox {

  /** What the current transaction has put, by idempotency key. */
  private static final Fact<Message> JUST_PUT = new Fact<>("message just put into the outbox");

  private final EntityManager entities;
  private final Recipients recipients;
  private final SendingRules rules;
  private final QuietHours quietHours;
  private final FrequencyCap cap;
  private final MessageChannels channels;
  private final MessageRenderer renderer;
  private final ProgrammeCalendar calendar;

  public Outbox(
      EntityManager entities,
      Recipients recipients,
      SendingRules rules,
      QuietHours quietHours,
      FrequencyCap cap,
      MessageChannels channels,
      MessageRenderer renderer,
      ProgrammeCalendar calendar) {
    this.entities = entities;
    this.recipients = recipients;
    this.rules = rules;
    this.quietHours = quietHours;
    this.cap = cap;
    this.channels = channels;
    this.renderer = renderer;
    this.calendar = calendar;
  }

  /**
   * The channels on which a kind of message can be sent, set up or not: those for which there is a
   * template.
   *
   * @param kind the kind
   * @return its channels
   */
  public Set<Channel> channelsOf(MessageKind kind) {
    return Arrays.stream(Channel.values())
        .filter(channel -> renderer.canWrite(kind, channel))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
  }

  /**
   * Puts a message into the outbox, in the caller's transaction. If one with the same key is there,
   * nothing happens; nor does anything to the later of two that put it at the same time.
   *
   * @param message the message
   * @throws io.tierflow.web.NotFoundException if the message is for an unknown member
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(NewMessage message) {
    if (TransactionFacts.recall(JUST_PUT, message.idempotencyKey()).isPresent()) {
      return;
    }
    Message entry = new Message(message, calendar.now());
    Recipient recipient = recipients.of(message);
    rules
        .rejectionReason(recipient, message.asOf(), calendar.today())
        .or(() -> cap.putRejectionReason(message))
        .ifPresentOrElse(entry::withhold, () -> queue(entry, recipient));
    entities.persist(entry);
    TransactionFacts.remember(JUST_PUT, message.idempotencyKey(), entry);
  }

  /**
   * Puts many messages into the outbox, with few statements for all of them: their members are read
   * with one query, and they are written in batches. Otherwise as {@link #put}. Pages of some
   * hundred are enough.
   *
   * @param page the messages
   * @throws io.tierflow.web.NotFoundException if one of them is for an unknown member
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void putAll(List<NewMessage> page) {
    List<NewMessage> toMembers =
        page.stream().filter(message -> message.memberNumber() != null).toList();
    if (!toMembers.isEmpty()) {
      recipients.readAhead(toMembers);
      cap.readAhead(toMembers);
    }
    page.forEach(this::put);
    entities.flush();
  }

  /**
   * Records messages that members go without, so that the effect of those that others get shows. A
   * message that is in the outbox already stays as it is.
   *
   * @param page the messages, all to members
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void putHeldOut(List<NewMessage> page) {
    page.stream()
        .filter(message -> TransactionFacts.recall(JUST_PUT, message.idempotencyKey()).isEmpty())
        .forEach(
            message -> {
              Message entry = new Message(message, calendar.now());
              entry.withhold(NotSentReason.HOLD_OUT);
              entities.persist(entry);
              TransactionFacts.remember(JUST_PUT, message.idempotencyKey(), entry);
            });
  }

  private void queue(Message entry, Recipient recipient) {
    if (!channels.isConfigured(entry.getChannel())) {
      entry.awaitConfiguration();
      return;
    }
    quietHours
        .endOf(entry.getKind(), entry.getChannel(), recipient.zone(), calendar.now())
        .ifPresent(entry::waitForMorning);
  }
}
