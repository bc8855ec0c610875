package io.tierflow.message;

import io.tierflow.member.MemberService;
import io.tierflow.programme.ProgrammeCalendar;
import io.tierflow.programme.TransactionMemory;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages in. They leave with the caller's transaction or not at all. */
@Service
public class Outbox {

  /** What the current transaction has put, by idempotency key. */
  private final TransactionMemory<String, Message> justPut = new TransactionMemory<>();

  private final EntityManager entities;
  private final MemberService members;
  private final SendingRules rules;
  private final MessageChannels channels;
  private final ProgrammeCalendar calendar;

  Outbox(
      EntityManager entities,
      MemberService members,
      SendingRules rules,
      MessageChannels channels,
      ProgrammeCalendar calendar) {
    this.entities = entities;
    this.members = members;
    this.rules = rules;
    this.channels = channels;
    this.calendar = calendar;
  }

  /**
   * Puts a message into the outbox, in the caller's transaction. If one with the same key is there,
   * nothing happens; nor does anything to the later of two that put it at the same time.
   *
   * @param message what to tell whom
   * @throws io.tierflow.problem.NotFoundException if the message is for an unknown member
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(NewMessage message) {
    if (justPut.recall(message.idempotencyKey()).isPresent()) {
      return;
    }
    Message entry = new Message(message, calendar.now());
    rules
        .whyNot(recipientOf(message), message.asOf(), calendar.today())
        .ifPresentOrElse(entry::withhold, () -> queue(entry));
    entities.persist(entry);
    justPut.remember(message.idempotencyKey(), entry);
  }

  private Recipient recipientOf(NewMessage message) {
    return message.memberNumber() == null
        ? Recipient.staff(message.recipient())
        : Recipient.member(
            members.require(message.memberNumber()), message.channel(), message.kind());
  }

  private void queue(Message entry) {
    if (!channels.isConfigured(entry.getChannel())) {
      entry.awaitConfiguration();
    }
  }
}
