package io.tierflow.portal;

import java.time.Instant;
import org.springframework.security.authentication.ott.DefaultOneTimeToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Sign-in by one-time link as Spring Security sees it. */
@Component
class MemberSignIn implements OneTimeTokenService {

  private final SignInRequests requests;
  private final SignInLinks links;

  MemberSignIn(SignInRequests requests, SignInLinks links) {
    this.requests = requests;
    this.links = links;
  }

  /**
   * Takes note of the request and answers at once, in the same way whoever is meant. So what comes
   * back holds no code: there is none before the mail leaves.
   */
  @Override
  public OneTimeToken generate(GenerateOneTimeTokenRequest request) {
    requests.take(request.getUsername(), addressOfCaller());
    return new DefaultOneTimeToken("(in the mail)", "(whoever is meant)", Instant.EPOCH);
  }

  @Override
  public OneTimeToken consume(OneTimeTokenAuthenticationToken attempt) {
    return links
        .redeem(attempt.getTokenValue())
        .map(member -> new DefaultOneTimeToken("(used)", member, Instant.EPOCH))
        .orElse(null);
  }

  private static String addressOfCaller() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
        ? call.getRequest().getRemoteAddr()
        : "an unknown address";
  }
}
