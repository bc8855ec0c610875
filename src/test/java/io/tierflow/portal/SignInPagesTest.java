package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.channel.email.EmailChannel;
import io.tierflow.notification.channel.email.MailWriter;
import io.tierflow.notification.consent.UnsubscribeLinks;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.testsupport.notification.MessageSamples;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.ui.ConcurrentModel;
import org.springframework.ui.Model;

/** What the sign-in page knows of e-mail, and of members to try. */
class SignInPagesTest {

  private final HttpServletRequest visitor = new MockHttpServletRequest();
  private final Model model = new ConcurrentModel();

  @Test
  void linksCanBeSentOnceAMailServerIsSetUp() {
    assertThat(pages(null, Optional.empty()).sendable()).isFalse();
    assertThat(pages(new JavaMailSenderImpl(), Optional.empty()).sendable()).isTrue();
  }

  @Test
  void withoutASampleNobodyIsOffered() {
    pages(null, Optional.empty()).ask(visitor, model);

    assertThat(model.asMap()).isEmpty();
  }

  @Test
  void aSampleOffersItsMembersAndTheirMailbox() {
    pages(null, Optional.of(new OneMember())).ask(visitor, model);

    assertThat(model.getAttribute("trialMembers"))
        .isEqualTo(List.of(new TrialMembers.TrialMember("S0001", "Ada Whitfield")));
    assertThat(model.getAttribute("mailbox")).isEqualTo("/mailbox");
  }

  private static SignInPages pages(JavaMailSenderImpl server, Optional<TrialMembers> trial) {
    MessageSettings messages = MessageSamples.settings();
    EmailChannel emails =
        new EmailChannel(
            messages,
            new MailWriter(messages, Clock.systemUTC()),
            new UnsubscribeLinks(messages),
            provider(server));
    return new SignInPages(
        new PortalSettings(
            URI.create("https://tierflow.example/"), Duration.ofMinutes(15), 5, Set.of(), 3),
        messages,
        new MessageChannels(List.of(emails)),
        trial,
        new JoinSettings(false, Duration.ofDays(1), 500, 3, "M", "1", null));
  }

  private static ObjectProvider<JavaMailSenderImpl> provider(JavaMailSenderImpl server) {
    return new ObjectProvider<>() {
      @Override
      public Stream<JavaMailSenderImpl> stream() {
        return Stream.ofNullable(server);
      }

      @Override
      public JavaMailSenderImpl getIfAvailable() {
        return server;
      }
    };
  }

  private record OneMember() implements TrialMembers {

    @Override
    public List<TrialMember> offeredTo(HttpServletRequest visitor) {
      return List.of(new TrialMember("S0001", "Ada Whitfield"));
    }

    @Override
    public String mailbox() {
      return "/mailbox";
    }
  }
}
