package io.tierflow.notification.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.Delivery;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.testsupport.notification.MessageSamples;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** How e-mails are put together. */
class MailWriterTest {

  private static final byte[] PIXEL =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

  private static final URI WAY_OUT = URI.create("https://tierflow.example/unsubscribe/x.y");

  @Test
  void theLogoComesWithTheMail() throws Exception {
    Mail mail = write(MessageSamples.settingsWithLogo(logo()), "Hello", WAY_OUT);

    MimeMultipart parts = (MimeMultipart) mail.getContent();
    MimeMultipart page = (MimeMultipart) parts.getBodyPart(1).getContent();
    assertThat(page.getContentType()).startsWith("multipart/related");
    assertThat(page.getBodyPart(0).getContentType()).startsWith("text/html");
    assertThat(page.getBodyPart(1).getContentType()).startsWith("image/png");
    assertThat(page.getBodyPart(1).getHeader("Content-ID")).containsExactly("<logo>");
    assertThat(page.getBodyPart(1).getDisposition()).isEqualTo("inline");
    assertThat(page.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(PIXEL);
  }

  @Test
  void aSubjectBeginsNoHeaderOfItsOwn() throws Exception {
    Mail mail = write(MessageSamples.settings(), "Hello\r\nBcc: all@example.com", null);

    assertThat(mail.getSubject()).isEqualTo("Hello Bcc: all@example.com");
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
  }

  @Test
  void theIdIsTheSameAtEveryAttempt() throws Exception {
    assertThat(write(MessageSamples.settings(), "Hello", WAY_OUT).getMessageID())
        .isEqualTo("<id-1@tierflow.example>");
  }

  private static Mail write(MessageSettings settings, String subject, URI wayOut)
      throws DeliveryFailure {
    RenderedMessage content =
        new RenderedMessage(Locale.ENGLISH, subject, "Hello Ada", "<p>Hello Ada</p>");
    return new MailWriter(settings, Clock.systemUTC())
        .write(
            Session.getInstance(new Properties()),
            new Delivery(
                "id-1",
                "k",
                "M-1",
                MessageClass.TRANSACTIONAL,
                "ada@example.com",
                content,
                wayOut));
  }

  private static ByteArrayResource logo() {
    return new ByteArrayResource(PIXEL) {
      @Override
      public String getFilename() {
        return "logo.png";
      }
    };
  }
}
