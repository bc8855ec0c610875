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
  private final ProgrammeCalendar calendar;

  Outbox(MessageRepository messages, MemberService members, ProgrammeCalendar calendar) {
    this.messages = messages;
    this.members = members;
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
    if (message.memberNumber() != null) {
      members.require(message.memberNumber());
    }
    messages.save(new Message(message, calendar.now()));
  }
}
