package io.tierflow.portal;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of a member whose membership has been closed or erased, at the next request. */
final class EndedMembershipFilter extends OncePerRequestFilter {

  private final MemberService members;
  private final SecurityContextLogoutHandler sessions = new SecurityContextLogoutHandler();

  EndedMembershipFilter(MemberService members, SecurityContextRepository repository) {
    this.members = members;
    this.sessions.setSecurityContextRepository(repository);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who != null
        && who.getPrincipal() instanceof SignedInMember member
        && members.find(member.memberNumber()).filter(Member::isActive).isEmpty()) {
      sessions.logout(request, response, who);
    }
    chain.doFilter(request, response);
  }
}
