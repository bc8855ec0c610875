package io.tierflow.security.http;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a browser sends on behalf of another site. Browsers remember HTTP Basic credentials
 * and add them to whatever a foreign page sends here, but they say where it comes from: newer ones
 * by Sec-Fetch-Site, all by Origin.
 */
public final class CrossSiteRequestFilter extends OncePerRequestFilter {

  private static final String ORIGIN_SITE = "Sec-Fetch-Site";
  private static final Set<String> OWN = Set.of("same-origin", "none");
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private static final Pattern USUAL_PORT = Pattern.compile(":(80|443)$");

  private final AccessDeniedHandler refusal;
  private final AuditTrail audit;

  public CrossSiteRequestFilter(AccessDeniedHandler refusal, AuditTrail audit) {
    this.refusal = refusal;
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (HARMLESS.contains(request.getMethod()) || isOwn(request)) {
      chain.doFilter(request, response);
    } else {
      audit.record(AuditAction.CALL_REFUSED, request.getRequestURI(), told(request));
      refusal.handle(
          request, response, new AccessDeniedException("The call comes from another site."));
    }
  }

  /** A browser says both, or at least one; a script or Modeler says nothing. */
  private static boolean isOwn(HttpServletRequest request) {
    String site = request.getHeader(ORIGIN_SITE);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return (site == null || OWN.contains(site))
        && (origin == null || authority(origin).equals(host(request)));
  }

  private static String host(HttpServletRequest request) {
    return withoutUsualPort(String.valueOf(request.getHeader(HttpHeaders.HOST)));
  }

  /** Of "null", as sandboxed pages say, and of what is no address, nobody's. */
  private static String authority(String origin) {
    int end = origin.indexOf("://");
    return end < 0 ? "" : withoutUsualPort(origin.substring(end + "://".length()));
  }

  private static String withoutUsualPort(String authority) {
    return USUAL_PORT.matcher(authority.toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private static String told(HttpServletRequest request) {
    return "%s for another site, Origin %s, Sec-Fetch-Site %s."
        .formatted(
            request.getMethod(),
            request.getHeader(HttpHeaders.ORIGIN),
            request.getHeader(ORIGIN_SITE));
  }
}
