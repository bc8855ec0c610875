package io.tierflow.notification.consent;

import io.tierflow.common.Digests;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.MessageSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The links by which members leave e-mails of one class, without signing in. A link's token names
 * member, channel and class and carries a code that only the holder of the key can make, so that
 * nobody makes one for another member; it opens nothing else, shows nothing of the member, and does
 * not expire: a way out of an old mail must work.
 */
@Component
public class UnsubscribeLinks {

  private static final int CODE_BYTES = 16;
  private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder FROM_TEXT = Base64.getUrlDecoder();

  private final MessageSettings.Unsubscribe settings;
  private final SecretKeySpec key;

  public UnsubscribeLinks(MessageSettings settings) {
    this.settings = settings.unsubscribe();
    this.key =
        this.settings.isComplete()
            ? Digests.hmacKey(this.settings.key().getBytes(StandardCharsets.UTF_8))
            : null;
  }

  /** Whether mails bring a link, or which setting is missing: one sentence for the operator. */
  public String description() {
    return settings.isComplete()
        ? "They contain an unsubscribe link."
        : "They contain no unsubscribe link until tierflow.message.unsubscribe.address and "
            + "tierflow.message.unsubscribe.key are set.";
  }

  /**
   * The link that a message brings.
   *
   * @param message the message
   * @return the link; empty if it goes to staff or on a channel that has another way out, or if
   *     links are not set up
   */
  public Optional<URI> wayOut(Message message) {
    if (key == null || message.goesToStaff() || message.getChannel() != Channel.EMAIL) {
      return Optional.empty();
    }
    Subscription subscription =
        new Subscription(
            message.getMemberNumber(), message.getChannel(), message.getKind().messageClass());
    String base = settings.address().toString().replaceAll("/+$", "");
    return Optional.of(URI.create(base + "/unsubscribe/" + tokenOf(subscription)));
  }

  String tokenOf(Subscription subscription) {
    byte[] text = subscription.text().getBytes(StandardCharsets.UTF_8);
    return TO_TEXT.encodeToString(text) + "." + TO_TEXT.encodeToString(codeOf(text));
  }

  /**
   * What a token is for.
   *
   * @param token a link's last part
   * @return what it ends; empty if nobody who has the key made it
   */
  Optional<Subscription> read(String token) {
    String[] parts = token.split("\\.", -1);
    if (key == null || parts.length != 2) {
      return Optional.empty();
    }
    try {
      byte[] text = FROM_TEXT.decode(parts[0]);
      return MessageDigest.isEqual(codeOf(text), FROM_TEXT.decode(parts[1]))
          ? Optional.of(Subscription.of(new String(text, StandardCharsets.UTF_8)))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private byte[] codeOf(byte[] text) {
    Mac mac = Digests.hmac(key);
    mac.update("unsubscribe:".getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(mac.doFinal(text), CODE_BYTES);
  }

  /**
   * What a member gets, and can leave.
   *
   * @param memberNumber the member
   * @param channel on which channel
   * @param messageClass messages of which class
   */
  record Subscription(String memberNumber, Channel channel, MessageClass messageClass) {

    private static final String SEPARATOR = "/";

    private String text() {
      return String.join(SEPARATOR, channel.name(), messageClass.name(), memberNumber);
    }

    private static Subscription of(String text) {
      String[] parts = text.split(SEPARATOR, 3);
      return new Subscription(parts[2], Channel.valueOf(parts[0]), MessageClass.valueOf(parts[1]));
    }
  }
}
