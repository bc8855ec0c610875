package io.tierflow.portal;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * Signs a member in who has shown by other means than a sign-in link that the mailbox is theirs.
 */
@Component
public class MemberSessions {

  private final AuditTrail audit;
  private final SecurityContextRepository sessions = MemberSecurityConfiguration.ownSessions();
  private final CsrfTokenRepository tokens = MemberSecurityConfiguration.ownCsrfTokens();

  MemberSessions(AuditTrail audit) {
    this.audit = audit;
  }

  /**
   * Signs a member in, in a session that nobody has known before.
   *
   * @param memberNumber who it is
   * @param how by what, in one sentence for the audit
   * @param request the request by which it was shown
   * @param response its answer
   */
  public void begin(
      String memberNumber, String how, HttpServletRequest request, HttpServletResponse response) {
    SignedInMember member = new SignedInMember(memberNumber);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(member, null, member.getAuthorities()));
    request
        .getSession()
        .setMaxInactiveInterval(Math.toIntExact(MemberSecurityConfiguration.IDLE.toSeconds()));
    request.changeSessionId();
    tokens.saveToken(null, request, response);
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    audit.recordFor(SignedInMember.actor(memberNumber), AuditAction.SIGNED_IN, memberNumber, how);
  }
}
