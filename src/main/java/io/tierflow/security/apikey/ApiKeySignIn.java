package io.tierflow.security.apikey;

import io.tierflow.security.ratelimit.SignInOutcomes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Hands out the filter that lets keys in. */
@Component
public class ApiKeySignIn {

  private final KnownApiKeys known;
  private final ApiKeyUse use;
  private final SignInOutcomes outcomes;

  ApiKeySignIn(KnownApiKeys known, ApiKeyUse use, SignInOutcomes outcomes) {
    this.outcomes = outcomes;
    this.known = known;
    this.use = use;
  }

  /**
   * A filter for a chain of its own. It is no bean, or the server would apply it to every request.
   *
   * @param refusal answers who comes with a wrong key
   * @return the filter
   */
  public ApiKeyFilter filter(AuthenticationEntryPoint refusal) {
    return new ApiKeyFilter(known, use, outcomes, refusal);
  }
}
