package io.tierflow.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a browser sends on behalf of another site. Browsers remember HTTP Basic credentials
 * and add them to whatever a foreign page sends here, but they say where it comes from.
 */
final class ForeignSiteFilter extends OncePerRequestFilter {

  private static final String ORIGIN_SITE = "Sec-Fetch-Site";
  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final AccessDeniedHandler refusal;

  ForeignSiteFilter(AccessDeniedHandler refusal) {
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String site = request.getHeader(ORIGIN_SITE);
    if (site == null || OWN.contains(site) || HARMLESS.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else {
      refusal.handle(
          request, response, new AccessDeniedException("The call comes from another site."));
    }
  }
}
