package io.tierflow.security.apikey;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.security.secret.SecretToken;
import io.tierflow.security.secret.TokenCache;
import io.tierflow.security.secret.TokenTerms;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates, lists and revokes API keys. */
@Service
class ApiKeyService {

  private final ApiKeyRepository keys;
  private final ProgrammeCalendar calendar;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  ApiKeyService(
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
   * Creates a key.
   *
   * @param name whose it is, or what for; 1 to 100 characters
   * @param scopes what it may call, such as {@code members:read}; at least one
   * @param expiresOn the last day on which it is accepted, today or later; null for no end
   * @param admin who creates it
   * @return the key with its token
   * @throws InvalidInputException if a field can't be accepted
   */
  @Transactional
  public IssuedApiKey create(
      String name, Collection<String> scopes, LocalDate expiresOn, String admin) {
    SecretToken token = SecretToken.random(ApiKey.TOKEN_PREFIX);
    ApiKey key =
        new ApiKey(
            token.id(),
            TokenTerms.name(name, "what uses the key"),
            ApiKeyScope.parse(scopes),
            calendar.now(),
            admin,
            TokenTerms.lastDay(expiresOn, calendar.today()),
            null,
            null,
            null);
    keys.insert(key, token.hash());
    audit.record(AuditAction.API_KEY_CREATED, key.keyId(), "Scopes: " + text(key.scopes()));
    return new IssuedApiKey(key, token.reveal());
  }

  /**
   * All keys, revoked ones too.
   *
   * @return the newest first
   */
  @Transactional(readOnly = true)
  public List<ApiKey> keys() {
    return keys.newestFirst();
  }

  /**
   * Refuses a key from now on: on this node at once, on others within {@link
   * TokenCache#REMEMBERED_FOR}. A key that is revoked stays as it is.
   *
   * @param keyId the key
   * @param admin who revokes it
   * @throws NotFoundException if there is no such key
   */
  @Transactional
  public void revoke(String keyId, String admin) {
    if (keys.find(keyId).isEmpty()) {
      throw new NotFoundException("There is no API key with this id.");
    }
    if (keys.revoke(keyId, calendar.now(), admin)) {
      audit.record(AuditAction.API_KEY_REVOKED, keyId, null);
      events.publishEvent(new ApiKeyRevoked(keyId));
    }
  }

  private static String text(Set<ApiKeyScope> scopes) {
    return scopes.stream().map(ApiKeyScope::text).collect(Collectors.joining(", "));
  }
}
