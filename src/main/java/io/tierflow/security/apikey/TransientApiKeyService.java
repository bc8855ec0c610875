package io.tierflow.security.apikey;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.security.secret.SecretToken;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys that a part of Tierflow makes for itself at each start. Their tokens are kept in memory
 * alone, so the key of the start before is of no use to anybody: it goes when the new one is made.
 */
@Service
public class TransientApiKeyService {

  /** Who has created these keys; no user has a name with a blank. */
  static final String MAKER = "Tierflow itself";

  private final ApiKeyRepository keys;
  private final ProgrammeCalendar calendar;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  TransientApiKeyService(
      ApiKeyRepository keys,
      ProgrammeCalendar calendar,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.keys = keys;
    this.calendar = calendar;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Makes a key in place of the one of the same name.
   *
   * @param name what the key is for, as admins read it
   * @param scopes what it may call
   * @return the token, which nothing else keeps
   */
  @Transactional
  public String renew(String name, Set<ApiKeyScope> scopes) {
    keys.remove(name, MAKER).forEach(this::removed);
    SecretToken token = SecretToken.random(ApiKey.TOKEN_PREFIX);
    keys.insert(
        new ApiKey(
            token.id(),
            name,
            EnumSet.copyOf(scopes),
            calendar.now(),
            MAKER,
            null,
            null,
            null,
            null),
        token.hash());
    audit.record(
        AuditAction.API_KEY_CREATED,
        token.id(),
        scopes.stream()
            .map(ApiKeyScope::text)
            .sorted()
            .collect(Collectors.joining(", ", "Scopes: ", "")));
    return token.reveal();
  }

  private void removed(String keyId) {
    audit.record(AuditAction.API_KEY_REVOKED, keyId, "Replaced at a start.");
    events.publishEvent(new ApiKeyRevoked(keyId));
  }
}
