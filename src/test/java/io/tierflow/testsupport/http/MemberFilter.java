package io.tierflow.testsupport.http;

import io.tierflow.testsupport.portal.MemberSession;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes whoever asks for it a member who has signed in. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
public class MemberFilter extends OncePerRequestFilter {

  public static final String HEADER = "X-Test-Member";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HEADER) != null) {
      SecurityContext member = MemberSession.begin(request.getSession(), request.getHeader(HEADER));
      // If a member is ever known to staff's filter chain too, it must refuse the member.
      request.setAttribute(
          RequestAttributeSecurityContextRepository.DEFAULT_REQUEST_ATTR_NAME, member);
    }
    chain.doFilter(request, response);
  }
}
