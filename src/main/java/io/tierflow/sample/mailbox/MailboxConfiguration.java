package io.tierflow.sample.mailbox;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannel;
import io.tierflow.sample.members.SampleMembers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What takes the place of the mail server and the gateway for text messages in the sample. */
@Configuration(proxyBeanMethods = false)
@Profile("sample")
class MailboxConfiguration {

  @Bean
  MessageChannel emailsToMailbox(
      SampleMailbox mailbox, SampleMembers members, ProgrammeCalendar calendar) {
    return new MailboxChannel(
        Channel.EMAIL,
        "E-mails to the sample's members are shown at /mailbox, because spring.mail.host is not"
            + " set.",
        mailbox,
        members,
        calendar);
  }

  @Bean
  MessageChannel textMessagesToMailbox(
      SampleMailbox mailbox, SampleMembers members, ProgrammeCalendar calendar) {
    return new MailboxChannel(
        Channel.SMS,
        "Text messages to the sample's members are shown at /mailbox, because no gateway is set"
            + " up.",
        mailbox,
        members,
        calendar);
  }
}
