package io.tierflow.security.secret;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** The header {@code Authorization} of requests that bring a token. */
public final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /**
   * Whether a request brings what looks like a token of a kind, be it right or wrong.
   *
   * @param request any request
   * @param prefix what tokens of this kind begin with
   * @return whether it does
   */
  public static boolean isBroughtBy(HttpServletRequest request, String prefix) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && authorization.startsWith(prefix, SCHEME.length());
  }

  /**
   * The token of a request that brings one.
   *
   * @param request the request
   * @return the token without blanks around it
   */
  public static String of(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION).substring(SCHEME.length()).strip();
  }
}
