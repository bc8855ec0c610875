package io.tierflow.testsupport.portal;

import io.tierflow.portal.SignedInMember;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/** What a session is once a member has signed in by link. */
public final class MemberSession {

  private MemberSession() {}

  /** Signs a member in; returns what the session knows of it. */
  public static SecurityContext begin(HttpSession session, String memberNumber) {
    SignedInMember member = new SignedInMember(memberNumber);
    SecurityContext context =
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(
                member, null, member.getAuthorities()));
    session.setAttribute("tierflow.member", context);
    return context;
  }
}
