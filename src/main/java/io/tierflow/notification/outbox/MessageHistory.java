package io.tierflow.notification.outbox;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.inbox.MemberInbox;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.template.MessageRenderer;
import io.tierflow.web.PageResponse;
import java.time.Instant;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The messages that a member was sent, and why others were not. */
@Service
public class MessageHistory {

  private final MessageRepository messages;
  private final MemberService members;
  private final MessageRenderer renderer;

  MessageHistory(MessageRepository messages, MemberService members, MessageRenderer renderer) {
    this.messages = messages;
    this.members = members;
    this.renderer = renderer;
  }

  /**
   * Lists a member's messages, newest first.
   *
   * @param memberNumber the member
   * @param page which page, see {@link PageResponse#request}
   * @return the messages
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  @Transactional(readOnly = true)
  public PageResponse<MessageView> ofMember(String memberNumber, PageRequest page) {
    Member member = members.require(memberNumber);
    return PageResponse.of(
        messages
            .findByMemberNumberOrderByCreatedAtDescMessageIdAsc(memberNumber, page)
            .map(message -> view(message, member)));
  }

  /**
   * Lists what a member was sent elsewhere than to their own page, newest first; the rest is in
   * {@link MemberInbox}.
   *
   * @param memberNumber the member
   * @param page which page
   * @return the messages
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  @Transactional(readOnly = true)
  public PageResponse<MessageView> outsideInbox(String memberNumber, PageRequest page) {
    Member member = members.require(memberNumber);
    return PageResponse.of(
        messages
            .findByMemberNumberAndChannelNotOrderByCreatedAtDescMessageIdAsc(
                memberNumber, Channel.DASHBOARD, page)
            .map(message -> view(message, member)));
  }

  /**
   * Counts what was put for a member.
   *
   * @param memberNumber the member
   * @param kind of which kind
   * @param since from when on, inclusive
   * @return how many, whatever has become of them
   */
  @Transactional(readOnly = true)
  public long count(String memberNumber, MessageKind kind, Instant since) {
    return messages.countByMemberNumberAndKindAndCreatedAtGreaterThanEqual(
        memberNumber, kind, since);
  }

  private MessageView view(Message message, Member member) {
    RenderedMessage content = contentOf(message, member);
    return new MessageView(
        message.getMessageId(),
        message.getKind(),
        message.getChannel(),
        message.getState(),
        reasonOf(message),
        message.getCreatedAt(),
        message.getSentAt(),
        message.getAttempts(),
        message.getState() == MessageState.PENDING ? message.getNextAttemptAt() : null,
        message.getLastError(),
        message.getProcessInstanceId(),
        content.subject(),
        content.text());
  }

  private static NotSentReason reasonOf(Message message) {
    return message.getState() == MessageState.NOT_CONFIGURED
        ? NotSentReason.CHANNEL_OFF
        : message.getReason();
  }

  private RenderedMessage contentOf(Message message, Member member) {
    return RenderedMessage.orNothing(
        message,
        () ->
            renderer.renderForStaff(
                message, Recipient.member(member, message.getChannel(), message.getKind())));
  }
}
