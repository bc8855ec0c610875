package io.tierflow.notification.consent;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.MessageRepository;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.NotSentReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How much marketing a member gets within seven days, over all channels that come to the member;
 * what waits on the member's own page disturbs nobody. What is put counts at once, for as long as
 * it waits and for a week after it has gone out. So what waits and what went out are never more
 * than the cap together, and however many nodes and channels send at the same time, no more can
 * leave. It is counted once more when a message leaves: one that had failed may be sent again by
 * hand, and a channel may be set up long after its messages were put.
 *
 * <p>Whoever puts marketing holds the lock of the member's points account, so that two who do so at
 * the same time count each other.
 */
@Component
public class FrequencyCap {

  private static final Duration WEEK = Duration.ofDays(7);

  private static final List<MessageKind> MARKETING =
      Arrays.stream(MessageKind.values())
          .filter(kind -> kind.messageClass() == MessageClass.MARKETING)
          .toList();

  /** How many each member has, as far as the current transaction knows. */
  private static final Fact<Long> MARKETING_OF_THE_WEEK =
      new Fact<>("marketing of the last seven days");

  private final MessageRepository messages;
  private final ProgrammeCalendar calendar;
  private final int most;
  private final Duration longestWait;

  public FrequencyCap(
      MessageRepository messages, ProgrammeCalendar calendar, MessageSettings settings) {
    this.messages = messages;
    this.calendar = calendar;
    this.most = settings.marketingCapPerWeek();
    this.longestWait = settings.maxAge();
  }

  /** Counts for the members to whom messages are about to be put one by one, with one query. */
  public void readAhead(Collection<NewMessage> page) {
    List<String> memberNumbers =
        page.stream()
            .filter(message -> isCapped(message.kind(), message.channel()))
            .map(NewMessage::memberNumber)
            .distinct()
            .toList();
    if (!memberNumbers.isEmpty()) {
      count(memberNumbers);
    }
  }

  private void count(List<String> memberNumbers) {
    memberNumbers.forEach(member -> TransactionFacts.remember(MARKETING_OF_THE_WEEK, member, 0L));
    messages
        .countPut(memberNumbers, MARKETING, weekAgo(), weekAgo().minus(longestWait))
        .forEach(
            count ->
                TransactionFacts.remember(
                    MARKETING_OF_THE_WEEK, count.memberNumber(), count.messages()));
  }

  /**
   * Whether one more message would be too much; if not, it counts from now on.
   *
   * @param message the message
   * @return why it is not sent, or empty
   */
  public Optional<NotSentReason> putRejectionReason(NewMessage message) {
    if (!isCapped(message.kind(), message.channel()) || message.memberNumber() == null) {
      return Optional.empty();
    }
    if (TransactionFacts.recall(MARKETING_OF_THE_WEEK, message.memberNumber()).isEmpty()) {
      count(List.of(message.memberNumber()));
    }
    long count = TransactionFacts.recall(MARKETING_OF_THE_WEEK, message.memberNumber()).orElse(0L);
    if (count >= most) {
      return Optional.of(NotSentReason.CAPPED);
    }
    TransactionFacts.remember(MARKETING_OF_THE_WEEK, message.memberNumber(), count + 1);
    return Optional.empty();
  }

  /**
   * Whether so much has gone out by now that a message is too much after all.
   *
   * @param message the message
   * @return why it is not sent, or empty
   */
  public Optional<NotSentReason> sendRejectionReason(Message message) {
    boolean tooMuch =
        isCapped(message.getKind(), message.getChannel())
            && messages.countSent(message.getMemberNumber(), MARKETING, weekAgo()) >= most;
    return tooMuch ? Optional.of(NotSentReason.CAPPED) : Optional.empty();
  }

  private static boolean isCapped(MessageKind kind, Channel channel) {
    return kind.messageClass() == MessageClass.MARKETING && channel != Channel.DASHBOARD;
  }

  private Instant weekAgo() {
    return calendar.now().minus(WEEK);
  }

  /**
   * How much marketing a member has.
   *
   * @param memberNumber the member
   * @param messages number of messages
   */
  public record Count(String memberNumber, long messages) {}
}
