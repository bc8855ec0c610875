package io.tierflow.notification.channel.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import io.tierflow.common.ProgrammeCalendar;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/**
 * What Tierflow shows push services (RFC 8292): a token that names the service, an end within 24
 * hours and whom to turn to. A service gets the same one for some hours, as signing takes longer
 * than sending.
 */
@Component
class PushTokens {

  private static final Duration VALIDITY = Duration.ofHours(12);
  private static final Duration USE = Duration.ofHours(6);
  private static final int MAX_SERVICES = 1_000;

  private final PushSettings settings;
  private final ProgrammeCalendar calendar;
  private final PushKeys keys;
  private final Cache<String, Token> tokens =
      Caffeine.newBuilder().maximumSize(MAX_SERVICES).build();

  PushTokens(PushSettings settings, ProgrammeCalendar calendar) {
    this.settings = settings;
    this.calendar = calendar;
    this.keys =
        settings.isComplete() ? PushKeys.read(settings.publicKey(), settings.privateKey()) : null;
  }

  /** The public key, or null if notifications are off. */
  String publicKey() {
    return keys == null ? null : keys.publicKey();
  }

  /** The header {@code Authorization} for a service. */
  String authorizationAt(URI endpoint) {
    Token token = tokens.asMap().compute(PushOrigin.of(endpoint), this::inUse);
    return "vapid t=%s, k=%s".formatted(token.text(), keys.publicKey());
  }

  private Token inUse(String origin, Token known) {
    Instant now = calendar.now();
    return known != null && now.isBefore(known.usedUntil()) ? known : made(origin, now);
  }

  private Token made(String origin, Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .audience(origin)
            .expirationTime(Date.from(now.plus(VALIDITY)))
            .subject(settings.subject())
            .build();
    return new Token(keys.sign(claims), now.plus(USE));
  }

  private record Token(String text, Instant usedUntil) {}
}
