package io.tierflow.security.apikey;

import io.tierflow.security.ratelimit.SignInOutcomes;
import io.tierflow.security.secret.BearerToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who sends an API key in the header {@code Authorization}, as the key. */
public final class ApiKeyFilter extends OncePerRequestFilter {

  private final KnownApiKeys known;
  private final ApiKeyUse use;
  private final SignInOutcomes outcomes;
  private final AuthenticationEntryPoint refusal;

  ApiKeyFilter(
      KnownApiKeys known,
      ApiKeyUse use,
      SignInOutcomes outcomes,
      AuthenticationEntryPoint refusal) {
    this.outcomes = outcomes;
    this.known = known;
    this.use = use;
    this.refusal = refusal;
  }

  /**
   * Whether a request comes with what looks like an API key, be it right or wrong.
   *
   * @param request any request
   * @return whether it does
   */
  public static boolean hasKey(HttpServletRequest request) {
    return BearerToken.isBroughtBy(request, ApiKey.TOKEN_PREFIX);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<StoredApiKey> key = known.verify(BearerToken.of(request));
    if (key.isEmpty()) {
      refusal.commence(
          request,
          response,
          new BadCredentialsException("The API key is unknown, expired or revoked."));
      return;
    }
    outcomes.accepted();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(key.get().owner());
    SecurityContextHolder.setContext(context);
    use.count(key.get().key().keyId());
    chain.doFilter(request, response);
  }
}
