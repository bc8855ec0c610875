package io.tierflow.message;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.programme.PageOf;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.thymeleaf.exceptions.TemplateEngineException;

/** Tells which messages a member was sent, or why not. */
@Service
public class MessageHistory {

  private static final Logger LOG = LoggerFactory.getLogger(MessageHistory.class);
  private static final RenderedMessage UNREADABLE = new RenderedMessage(null, null, null, null);

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
   * @param page which page, see {@link PageOf#request}
   * @return the messages
   * @throws io.tierflow.problem.NotFoundException if there is no such member
   */
  @Transactional(readOnly = true)
  public PageOf<MessageView> ofMember(String memberNumber, PageRequest page) {
    Member member = members.require(memberNumber);
    return PageOf.of(
        messages
            .findByMemberNumberOrderByCreatedAtDescMessageIdAsc(memberNumber, page)
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
        message.getReason(),
        message.getCreatedAt(),
        message.getSentAt(),
        message.getAttempts(),
        message.getState() == MessageState.PENDING ? message.getNextAttemptAt() : null,
        message.getLastError(),
        message.getProcessInstanceId(),
        content.subject(),
        content.text());
  }

  /** A message that can't be written must not hide the others. */
  private RenderedMessage contentOf(Message message, Member member) {
    try {
      return renderer.renderForStaff(
          message, Recipient.member(member, message.getChannel(), message.getKind()));
    } catch (TemplateEngineException unwritable) {
      LOG.warn("Message {} can't be written.", message.getMessageId());
      return UNREADABLE;
    }
  }
}
