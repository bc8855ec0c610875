package io.tierflow.sample.mailbox;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.ChannelSession;
import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.channel.MessageChannel;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.outbox.Delivery;
import io.tierflow.sample.members.SampleMembers;

/** Brings messages to the sample's mailbox while a channel has no server of its own. */
class MailboxChannel implements MessageChannel {

  private static final String NEWCOMER = "newcomer";

  private final Channel channel;
  private final String description;
  private final SampleMailbox mailbox;
  private final SampleMembers members;
  private final ProgrammeCalendar calendar;

  MailboxChannel(
      Channel channel,
      String description,
      SampleMailbox mailbox,
      SampleMembers members,
      ProgrammeCalendar calendar) {
    this.channel = channel;
    this.description = description;
    this.mailbox = mailbox;
    this.members = members;
    this.calendar = calendar;
  }

  @Override
  public Channel channel() {
    return channel;
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public boolean isSubstitute() {
    return true;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public ChannelSession open() {
    return this::deliver;
  }

  private void deliver(Delivery delivery) throws DeliveryFailure {
    boolean newcomer = isToNewcomer(delivery);
    if (!newcomer && !members.include(delivery.memberNumber())) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.UNDELIVERABLE,
          "Without a server for this channel, messages reach the sample's own members alone.",
          null);
    }
    mailbox.keep(
        new KeptMessage(
            delivery.messageId(),
            channel,
            newcomer ? NEWCOMER : delivery.memberNumber(),
            delivery.address(),
            calendar.now(),
            delivery.content()));
  }

  /** Who asks to become a member, at the sample's own page, has no number yet. */
  private static boolean isToNewcomer(Delivery delivery) {
    return delivery.memberNumber() == null && delivery.messageClass() == MessageClass.ASKED_FOR;
  }
}
