package io.tierflow.security.authentication.token;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.security.authentication.UserRemoved;
import io.tierflow.security.secret.SecretToken;
import io.tierflow.security.secret.TokenCache;
import io.tierflow.security.secret.TokenTerms;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Makes, lists, verifies and revokes personal tokens. */
@Service
public class PersonalTokenService {

  /** After its last day a token is still shown to its owner, who may wonder. */
  private static final Period SHOWN_FOR = Period.ofDays(90);

  private static final int MAX_OF_A_USER = 50;

  private final PersonalTokenRepository tokens;
  private final ProgrammeCalendar calendar;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Map<String, Instant> lastUses = new ConcurrentHashMap<>();
  private final TokenCache<StoredPersonalToken> known;

  PersonalTokenService(
      PersonalTokenRepository tokens,
      ProgrammeCalendar calendar,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.tokens = tokens;
    this.known = new TokenCache<>(PersonalToken.PREFIX, tokens::find);
    this.calendar = calendar;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Makes a token that may do what its user may.
   *
   * @param user whose it is
   * @param name what it is for; 1 to 100 characters
   * @param expiresOn the last day on which it is accepted, today or later; null for no end
   * @return the token with its secret
   * @throws InvalidInputException if a field can't be accepted, or the user has too many
   */
  @Transactional
  public IssuedPersonalToken create(String user, String name, LocalDate expiresOn) {
    String purpose = TokenTerms.name(name, "what the token is for");
    TokenTerms.lastDay(expiresOn, calendar.today());
    if (tokens.of(user).size() >= MAX_OF_A_USER) {
      throw new InvalidInputException(
          "name",
          "You have %d tokens. Revoke one before you create another.".formatted(MAX_OF_A_USER));
    }
    SecretToken secret = SecretToken.random(PersonalToken.PREFIX);
    PersonalToken token =
        new PersonalToken(secret.id(), user, purpose, calendar.now(), expiresOn, null);
    tokens.insert(token, secret.hash());
    audit.recordFor(
        user,
        AuditAction.PERSONAL_TOKEN_CREATED,
        user,
        "Token %s, %s."
            .formatted(token.tokenId(), expiresOn == null ? "no end" : "until " + expiresOn));
    return new IssuedPersonalToken(token, secret.reveal());
  }

  /**
   * A user's tokens.
   *
   * @param user whose
   * @return the newest first
   */
  public List<PersonalToken> tokens(String user) {
    return tokens.of(user);
  }

  /**
   * Refuses a token from now on: on this node at once, on others within {@link
   * TokenCache#REMEMBERED_FOR}.
   *
   * @param user whose it is
   * @param tokenId the token
   * @throws NotFoundException if the user has no such token
   */
  @Transactional
  public void revoke(String user, String tokenId) {
    if (!tokens.delete(user, tokenId)) {
      throw new NotFoundException("You have no token with this id.");
    }
    audit.recordFor(user, AuditAction.PERSONAL_TOKEN_REVOKED, user, "Token %s.".formatted(tokenId));
    events.publishEvent(new PersonalTokensChanged());
  }

  /**
   * Ends all tokens of a user; whoever does it tells the audit.
   *
   * @param user whose
   */
  @Transactional
  public void revokeAll(String user) {
    tokens.deleteAll(user);
    events.publishEvent(new PersonalTokensChanged());
  }

  /**
   * The token that a text is.
   *
   * @param text what a client sent
   * @return the token; none if it is malformed, unknown, expired or revoked
   */
  public Optional<PersonalToken> verify(String text) {
    Optional<PersonalToken> verified =
        known.verify(text, calendar.today()).map(StoredPersonalToken::token);
    verified.ifPresent(token -> lastUses.put(token.tokenId(), calendar.now()));
    return verified;
  }

  /** Whoever gets the name of somebody removed does not get the tokens. */
  @EventListener
  void forget(UserRemoved removed) {
    revokeAll(removed.user());
  }

  /** Only once it holds, or a call in between would remember a token as it was. */
  @TransactionalEventListener(fallbackExecution = true)
  void forget(PersonalTokensChanged changed) {
    known.forgetAll();
  }

  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void writeLastUses() {
    lastUses.keySet().forEach(tokenId -> tokens.used(tokenId, lastUses.remove(tokenId)));
  }

  /** Deletes tokens that expired so long ago that nobody asks why they open nothing. */
  @Scheduled(cron = "0 19 3 * * *", zone = "UTC")
  public void removeExpired() {
    tokens.deleteExpired(calendar.today().minus(SHOWN_FOR));
  }
}
