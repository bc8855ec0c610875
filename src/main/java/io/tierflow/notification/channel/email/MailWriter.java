package io.tierflow.notification.channel.email;

import io.tierflow.notification.channel.DeliveryFailure;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.Delivery;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.web.brand.Brand;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

/**
 * Writes e-mails: plain text and HTML, the logo inline, and the headers by which mail programmes
 * offer a way out (RFC 2369, RFC 8058).
 */
@Component
public class MailWriter {

  /** What the HTML part calls the logo: {@code <img src="cid:logo">}. */
  public static final String LOGO = "logo";

  private static final String CHARSET = StandardCharsets.UTF_8.name();

  private final MessageSettings settings;
  private final Clock clock;
  private final ByteArrayDataSource logo;

  @Autowired
  public MailWriter(MessageSettings settings, Clock clock, Brand brand) {
    this.settings = settings;
    this.clock = clock;
    this.logo = settings.logo() == null ? logoOf(brand) : read(settings.logo());
  }

  public MailWriter(MessageSettings settings, Clock clock) {
    this(settings, clock, Brand.NONE);
  }

  private static ByteArrayDataSource logoOf(Brand brand) {
    return brand.hasLogo()
        ? new ByteArrayDataSource(brand.logo().image(), brand.logo().type().toString())
        : null;
  }

  private static ByteArrayDataSource read(Resource logo) {
    String type =
        MediaTypeFactory.getMediaType(logo)
            .filter(found -> found.getType().equals("image"))
            .map(MediaType::toString)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The logo (tierflow.message.logo) must be an image such as logo.png."));
    try (InputStream content = logo.getInputStream()) {
      return new ByteArrayDataSource(content, type);
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "The logo (tierflow.message.logo) can't be read.", unreadable);
    }
  }

  /**
   * Writes an e-mail.
   *
   * @param session the server's session
   * @param delivery what to write to whom
   * @return the e-mail, complete
   * @throws DeliveryFailure if the address is none, or the e-mail can't be written
   */
  Mail write(Session session, Delivery delivery) throws DeliveryFailure {
    try {
      Mail mail = new Mail(session, delivery.messageId() + "@" + senderDomain());
      mail.setRecipient(RecipientType.TO, new InternetAddress(delivery.address(), true));
      writeHeaders(mail, delivery);
      mail.setContent(parts(delivery.content()));
      mail.saveChanges();
      return mail;
    } catch (AddressException malformed) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.UNDELIVERABLE, "The address is not an e-mail address.", malformed);
    } catch (MessagingException | UnsupportedEncodingException unwritable) {
      throw new DeliveryFailure(
          DeliveryFailure.Kind.REFUSED, "The e-mail can't be written.", unwritable);
    }
  }

  private void writeHeaders(Mail mail, Delivery delivery)
      throws MessagingException, UnsupportedEncodingException {
    mail.setFrom(new InternetAddress(settings.from(), settings.programmeName(), CHARSET));
    if (settings.replyTo() != null) {
      mail.setReplyTo(InternetAddress.parse(settings.replyTo()));
    }
    mail.setSubject(onOneLine(delivery.content().subject()), CHARSET);
    mail.setSentDate(Date.from(clock.instant()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setContentLanguage(new String[] {delivery.content().language().toLanguageTag()});
    if (delivery.unsubscribe() != null) {
      mail.setHeader("List-Unsubscribe", "<" + delivery.unsubscribe() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
  }

  /** A line break within a header would begin another header. */
  private static String onOneLine(String subject) {
    return subject.replaceAll("\\p{Cntrl}+", " ");
  }

  private String senderDomain() {
    return settings.from().substring(settings.from().lastIndexOf('@') + 1);
  }

  /** RFC 2046: the parts say the same, the richest comes last. */
  private MimeMultipart parts(RenderedMessage content) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(content.text(), CHARSET, "plain");
    return new MimeMultipart("alternative", text, page(content));
  }

  /** RFC 2387: the page, together with the image that it shows. */
  private MimeBodyPart page(RenderedMessage content) throws MessagingException {
    MimeBodyPart html = new MimeBodyPart();
    html.setText(content.html(), CHARSET, "html");
    if (logo == null) {
      return html;
    }
    MimeBodyPart image = new MimeBodyPart();
    image.setDataHandler(new DataHandler(logo));
    image.setContentID("<" + LOGO + ">");
    image.setDisposition(Part.INLINE);
    MimeBodyPart related = new MimeBodyPart();
    related.setContent(new MimeMultipart("related", html, image));
    return related;
  }
}
