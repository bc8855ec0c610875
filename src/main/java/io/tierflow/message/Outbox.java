package io.tierflow.message;

import io.tierflow.member.MemberService;
import io.tierflow.programme.ProgrammeCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes messages in. They leave with the caller's transaction or not at all. */
@Service
public class Outbox {

  private final MessageRepository messages;
  private final MemberService members;
  private final SendingRules rules;
  private final MessageChannels channels;
  private final ProgrammeCalendar calendar;

  Outbox(
      MessageRepository messages,
      MemberService members,
      SendingRules rules,
      MessageChannels channels,
      ProgrammeCalendar calendar) {
    this.messages = messages;
    this.members = members;
    this.rules = rules;
    this.channels = channels;
    this.calendar = calendar;
  }

  /**
   * Puts a message into the outbox, in the caller's transaction. If one with the same key is there,
   * nothing happens. If another transaction is putting the same key at the same time, the later of
   * the two fails when it commits.
   *
   * @param message what to tell whom
   * @throws io.tierflow.problem.NotFoundException if the message is for an unknown member
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void put(NewMessage message) {
    if (messages.findById(Message.idOf(message.idempotencyKey())).isPresent()) {
      return;
    }
    Message entry = new Message(message, calendar.now());
    rules
        .whyNot(recipientOf(message), message.asOf(), calendar.today())
        .ifPresentOrElse(entry::withhold, () -> queue(entry));
    messages.save(entry);
  }

  private Recipient recipientOf(NewMessage message) {
    return message.memberNumber() == null
        ? Recipient.staff(message.recipient())
        : Recipient.member(members.require(message.memberNumber()), message.kind().channel());
  }

  private void queue(Message entry) {
    if (!channels.isConfigured(entry.getChannel())) {
      entry.awaitConfiguration();
    }
  }
}
