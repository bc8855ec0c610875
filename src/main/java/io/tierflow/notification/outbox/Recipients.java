package io.tierflow.notification.outbox;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import io.tierflow.member.MemberService;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.push.PushDevices;
import io.tierflow.notification.content.LinkContent;
import io.tierflow.notification.content.LinkRecipients;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.NotificationContent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds out whom messages go to, and whether anything reaches them. */
@Component
public class Recipients {

  /** Which members have a device, as far as the current transaction knows. */
  private static final Fact<Boolean> HAS_DEVICE = new Fact<>("has a device for notifications");

  private final MemberService members;
  private final PushDevices devices;

  /** Whoever knows them puts messages, too. */
  private final ObjectProvider<LinkRecipients> elsewhere;

  Recipients(MemberService members, PushDevices devices, ObjectProvider<LinkRecipients> elsewhere) {
    this.members = members;
    this.devices = devices;
    this.elsewhere = elsewhere;
  }

  /**
   * Reads those to whom messages are about to be put one by one: members with one query, and who
   * has a device with another one, if that matters to any of the messages.
   *
   * @param page messages to members
   */
  void readAhead(List<NewMessage> page) {
    members.readAhead(numbers(page));
    List<String> notified =
        numbers(page.stream().filter(message -> message.channel() == Channel.PUSH).toList());
    if (!notified.isEmpty()) {
      Set<String> owners = devices.ownersAmong(notified);
      notified.forEach(
          number -> TransactionFacts.remember(HAS_DEVICE, number, owners.contains(number)));
    }
  }

  private static List<String> numbers(List<NewMessage> page) {
    return page.stream().map(NewMessage::memberNumber).distinct().toList();
  }

  /**
   * Whom a message goes to.
   *
   * @param message the message
   * @throws io.tierflow.web.NotFoundException if it is for an unknown member
   */
  public Recipient of(NewMessage message) {
    Optional<LinkRecipients> others = elsewhere(message.kind());
    if (others.isPresent()) {
      return elsewhere(others.get(), message.content());
    }
    return message.memberNumber() == null
        ? Recipient.staff(message.recipient())
        : of(message.memberNumber(), message.channel(), message.kind());
  }

  /**
   * Whom a message goes to.
   *
   * @param message the message
   */
  public Recipient of(Message message) {
    Optional<LinkRecipients> others = elsewhere(message.getKind());
    if (others.isPresent()) {
      return elsewhere(others.get(), message.getContent());
    }
    return message.goesToStaff()
        ? Recipient.staff(message.getRecipient())
        : of(message.getMemberNumber(), message.getChannel(), message.getKind());
  }

  /**
   * A member to whom a message of a kind would go.
   *
   * @param memberNumber the member
   * @param channel the way it would take
   * @param kind its kind
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  public Recipient of(String memberNumber, Channel channel, MessageKind kind) {
    Recipient recipient = Recipient.member(members.require(memberNumber), channel, kind);
    return channel == Channel.PUSH && !hasDevice(memberNumber)
        ? recipient.withoutAddress()
        : recipient;
  }

  private Optional<LinkRecipients> elsewhere(MessageKind kind) {
    return kind.isAskedFor()
        ? elsewhere.stream().filter(recipients -> recipients.kind() == kind).findFirst()
        : Optional.empty();
  }

  private static Recipient elsewhere(LinkRecipients recipients, NotificationContent content) {
    return content instanceof LinkContent link
        ? Recipient.elsewhere(recipients.find(link.linkId()).orElse(null))
        : Recipient.elsewhere(null);
  }

  private boolean hasDevice(String memberNumber) {
    return TransactionFacts.recall(HAS_DEVICE, memberNumber)
        .orElseGet(() -> !devices.ownersAmong(List.of(memberNumber)).isEmpty());
  }
}
