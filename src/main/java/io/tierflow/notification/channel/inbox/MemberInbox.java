package io.tierflow.notification.channel.inbox;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.MessageRepository;
import io.tierflow.notification.outbox.MessageState;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.notification.template.MessageRenderer;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.PageResponse;
import java.time.Instant;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages that members read on their own page. */
@Service
public class MemberInbox {

  private final MessageRepository messages;
  private final MemberService members;
  private final MessageRenderer renderer;
  private final ProgrammeCalendar calendar;

  MemberInbox(
      MessageRepository messages,
      MemberService members,
      MessageRenderer renderer,
      ProgrammeCalendar calendar) {
    this.messages = messages;
    this.members = members;
    this.renderer = renderer;
    this.calendar = calendar;
  }

  /**
   * Lists a member's messages, newest first, in full.
   *
   * @param memberNumber the member, who is the one to see them
   * @param page which page
   * @return the messages
   * @throws NotFoundException if there is no such member
   */
  @Transactional(readOnly = true)
  public PageResponse<InboxMessage> messages(String memberNumber, PageRequest page) {
    Member member = members.require(memberNumber);
    return PageResponse.of(
        messages
            .findByMemberNumberAndChannelAndStateOrderByCreatedAtDescMessageIdAsc(
                memberNumber, Channel.DASHBOARD, MessageState.SENT, page)
            .map(message -> written(message, member)));
  }

  /**
   * Counts what a member has not read yet.
   *
   * @param memberNumber the member
   * @return how many messages
   */
  @Transactional(readOnly = true)
  public long unread(String memberNumber) {
    return messages.countByMemberNumberAndChannelAndStateAndReadAtIsNull(
        memberNumber, Channel.DASHBOARD, MessageState.SENT);
  }

  /**
   * Remembers that a member has seen a message, for the first time.
   *
   * @param memberNumber the member
   * @param messageId the message
   * @throws NotFoundException if the member has no such message
   */
  @Transactional
  public void markRead(String memberNumber, String messageId) {
    if (messages.markRead(messageId, memberNumber, calendar.now()) == 0
        && !messages.existsByMessageIdAndMemberNumberAndChannelAndState(
            messageId, memberNumber, Channel.DASHBOARD, MessageState.SENT)) {
      throw new NotFoundException("There is no message %s.".formatted(messageId));
    }
  }

  private InboxMessage written(Message message, Member member) {
    Recipient recipient = Recipient.member(member, Channel.DASHBOARD, message.getKind());
    return new InboxMessage(
        message.getMessageId(),
        message.getKind(),
        message.getSentAt(),
        message.getReadAt(),
        RenderedMessage.orNothing(message, () -> renderer.render(message, recipient)).text());
  }

  /**
   * A message on a member's own page.
   *
   * @param messageId its id
   * @param kind the occasion
   * @param sentAt since when it is there
   * @param readAt when the member saw it, or null
   * @param text what it says, in the member's language; null if it can't be written
   */
  public record InboxMessage(
      String messageId, MessageKind kind, Instant sentAt, Instant readAt, String text) {}
}
