package io.tierflow.security.authentication;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions of staff, in pages and webapps alike. One begins at sign-in, under a new id, and
 * ends when its user signs out, is removed, or has another password or other groups; after 12 hours
 * in any case, and after half an hour without a request, which the server itself sees to.
 */
@Component
public class StaffSessions implements LogoutHandler {

  /** However busy its user is. */
  static final Duration MAX_LIFETIME = Duration.ofHours(12);

  private static final String START = StaffSessions.class.getName();

  private final CredentialFingerprintCache standings;
  private final LiveSessions live;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  StaffSessions(
      CredentialFingerprintCache standings, LiveSessions live, AuditTrail audit, Clock clock) {
    this.live = live;
    this.standings = standings;
    this.audit = audit;
    this.clock = clock;
  }

  private record Start(String user, Instant at, String fingerprint) implements Serializable {}

  /** What is to be done with the session of who has just signed in. */
  public SessionAuthenticationStrategy atSignIn() {
    return new CompositeSessionAuthenticationStrategy(
        List.of(
            new ChangeSessionIdAuthenticationStrategy(),
            (user, request, response) -> begin(user, request)));
  }

  private void begin(Authentication user, HttpServletRequest request) {
    CredentialFingerprint standing =
        standings
            .now(user.getName())
            .orElseThrow(() -> new SessionAuthenticationException("The user has been removed."));
    HttpSession session = request.getSession();
    Instant now = clock.instant();
    session.setAttribute(START, new Start(user.getName(), now, standing.fingerprint()));
    if (!PendingSignIn.is(user)) {
      live.add(session, user.getName(), request.getRemoteAddr(), now);
    }
  }

  /** Goes on with a session whose user has completed the sign-in. */
  public void complete(
      Authentication user, HttpServletRequest request, HttpServletResponse response) {
    atSignIn().onAuthentication(user, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(user);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /** Lets a session go on whose user has changed what it rests on. */
  public void renew(Authentication user, HttpServletRequest request) {
    HttpSession session = request.getSession();
    if (session.getAttribute(START) instanceof Start start && isOf(session, user)) {
      standings
          .now(start.user())
          .ifPresent(
              standing ->
                  session.setAttribute(
                      START, new Start(start.user(), start.at(), standing.fingerprint())));
    }
  }

  /** Whether this user of the engine has signed in to the session. */
  boolean isOf(HttpSession session, Authentication user) {
    return session.getAttribute(START) instanceof Start start
        && start.user().equals(user.getName());
  }

  /** Whether what the sign-in of a session rests on is still as it was. */
  boolean isGood(HttpSession session) {
    return session.getAttribute(START) instanceof Start start
        && clock.instant().isBefore(start.at().plus(MAX_LIFETIME))
        && standings
            .of(start.user())
            .filter(standing -> standing.fingerprint().equals(start.fingerprint()))
            .isPresent();
  }

  /** Notes who signs out; ending the session is others' part. */
  @Override
  public void logout(
      HttpServletRequest request, HttpServletResponse response, Authentication user) {
    if (user != null) {
      audit.record(AuditAction.SIGNED_OUT, user.getName(), null);
    }
  }
}
