package io.tierflow.notification.channel.push;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/**
 * Notifications on members' devices, below {@code tierflow.message.push.*}. They are on when both
 * keys and the subject are set.
 *
 * @param publicKey the programme's public VAPID key: an uncompressed point of P-256, base64url
 * @param privateKey the private key that belongs to it: 32 bytes, base64url
 * @param subject whom a push service can turn to, {@code mailto:} or {@code https:}
 * @param ttl how long a push service keeps a notification for a device that is off
 * @param timeout longest wait for a connection to a push service, and for its answer
 * @param services origins of push services, such as {@code https://*.push.apple.com}; addresses of
 *     devices come from browsers, and no other server is spoken to
 */
@Validated
@ConfigurationProperties("tierflow.message.push")
record PushSettings(
    String publicKey,
    String privateKey,
    String subject,
    @DefaultValue("1d") @NotNull @DurationMin(seconds = 0) @DurationMax(days = 28) Duration ttl,
    @DefaultValue("10s") @NotNull @DurationMin(millis = 100) Duration timeout,
    @DefaultValue({
          "https://fcm.googleapis.com",
          "https://jmt17.google.com",
          "https://*.push.services.mozilla.com",
          "https://*.push.apple.com",
          "https://*.notify.windows.com"
        })
        @NotEmpty List<String> services) {

  private static final Pattern REACHABLE =
      Pattern.compile("mailto:[^@\\s]+@[^@\\s]+|https://[^\\s/]+\\S*");

  /** Whether devices can be notified. */
  boolean isComplete() {
    return missing().isEmpty();
  }

  /** The settings that are needed and not there. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (!StringUtils.hasText(publicKey)) {
      missing.add("tierflow.message.push.public-key");
    }
    if (!StringUtils.hasText(privateKey)) {
      missing.add("tierflow.message.push.private-key");
    }
    if (!StringUtils.hasText(subject)) {
      missing.add("tierflow.message.push.subject");
    }
    return missing;
  }

  /** Whether the two keys, if both are there, are such and belong together. */
  @AssertTrue(
      message =
          "The keys tierflow.message.push.public-key and .private-key must be one pair of P-256 in"
              + " base64url, such as bin/push-keys creates.")
  public boolean isKeyPairUsable() {
    return !StringUtils.hasText(publicKey)
        || !StringUtils.hasText(privateKey)
        || PushKeys.isPair(publicKey, privateKey);
  }

  /** Whether a push service can turn to somebody. */
  @AssertTrue(
      message =
          "The subject (tierflow.message.push.subject) must be a contact such as "
              + "mailto:rewards@example.com or https://example.com/.")
  public boolean isSubjectReachable() {
    return !StringUtils.hasText(subject) || REACHABLE.matcher(subject).matches();
  }

  /** Whether every origin is one that may be spoken to. */
  @AssertTrue(
      message =
          "Each of tierflow.message.push.services must be an https origin such as"
              + " https://fcm.googleapis.com or https://*.push.apple.com, or an http origin on this"
              + " machine.")
  public boolean isEveryServiceSafe() {
    return services == null || services.stream().allMatch(PushOrigin::isSafe);
  }

  /** A record's own text would show the private key wherever settings are printed. */
  @Override
  public String toString() {
    return "PushSettings[publicKey=%s, privateKey=…, subject=%s]".formatted(publicKey, subject);
  }
}
