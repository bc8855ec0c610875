package io.tierflow.security.http;

import io.tierflow.camunda.EngineInternal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of the webapps a nonce of its own, in its policy and at its scripts alike. The
 * engine keeps one nonce for all requests, the last one's: a page that is loaded beside any other
 * request may get a policy that forbids its own scripts, and stay blank. It also draws it from a
 * generator that can be guessed.
 */
@Component
@Order(WebappNonceFilter.BEFORE_WEBAPPS)
@EngineInternal(
    why = "The webapps keep one nonce for all requests, and no setting changes that.",
    replacement = "A release that keeps the nonce with its request; then this goes.",
    also = "webapps: nonces in pages and policy")
class WebappNonceFilter extends OncePerRequestFilter {

  static final int BEFORE_WEBAPPS = SecureCookieFilter.BEFORE_SIGN_IN + 1;

  private static final String PAGES = "/camunda/app/";
  private static final String POLICY = "Content-Security-Policy";
  private static final Pattern IN_POLICY = Pattern.compile("'nonce-[^']*'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");
  private static final int BYTES = 18;

  /** Cockpit leaves out the tab of decisions that the engine's history, which keeps none, shows. */
  private static final String COCKPIT = "app-name=\"cockpit\" />";

  private static final String COCKPIT_WITHOUT_EMPTY_TAB =
      "app-name=\"cockpit\""
          + " cam-exclude-plugins=\"cockpit.decisionDefinition.tab:decision-instances-table\" />";

  private final SecureRandom random = new SecureRandom();

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith(PAGES) || !path.endsWith("/") && !path.endsWith(".html");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String nonce = nonce();
    PolicyResponse page = new PolicyResponse(response, nonce);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    chain.doFilter(request, page);
    String content = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
    byte[] rewritten =
        IN_PAGE
            .matcher(content)
            .replaceAll("nonce=\"" + nonce + "\"")
            .replace(COCKPIT, COCKPIT_WITHOUT_EMPTY_TAB)
            .getBytes(StandardCharsets.UTF_8);
    page.resetBuffer();
    page.getOutputStream().write(rewritten);
    page.copyBodyToResponse();
  }

  private String nonce() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static final class PolicyResponse extends ContentCachingResponseWrapper {

    private final String inPolicy;

    PolicyResponse(HttpServletResponse response, String nonce) {
      super(response);
      this.inPolicy = "'nonce-" + nonce + "'";
    }

    @Override
    public void setHeader(String name, String value) {
      super.setHeader(name, own(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
      super.addHeader(name, own(name, value));
    }

    private String own(String name, String value) {
      return POLICY.equalsIgnoreCase(name) && value != null
          ? IN_POLICY.matcher(value).replaceAll(inPolicy)
          : value;
    }
  }
}
