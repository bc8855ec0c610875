package io.tierflow.portal.pass;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The programme's access to Google's service, which the service account asks for (RFC 7523). */
final class GoogleTokens {

  private static final String SCOPE = "https://www.googleapis.com/auth/wallet_object.issuer";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Duration VALIDITY = Duration.ofMinutes(10);
  private static final Duration RESERVE = Duration.ofMinutes(1);

  private final GoogleServiceAccount account;
  private final RestClient http;
  private Access access;

  GoogleTokens(GoogleServiceAccount account, RestClient http) {
    this.account = account;
    this.http = http;
  }

  /**
   * A token that is still good for a while.
   *
   * @param now the present
   * @return the token
   * @throws RestClientException if Google gives none
   */
  synchronized String at(Instant now) {
    if (access == null || !now.isBefore(access.usedUntil())) {
      access = fetched(now);
    }
    return access.token();
  }

  /** Google does not take the token any more. */
  synchronized void forget() {
    access = null;
  }

  private Access fetched(Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(account.email())
            .audience(account.tokenUri().toString())
            .claim("scope", SCOPE)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(VALIDITY)))
            .build();
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("grant_type", GRANT);
    form.add("assertion", account.sign(claims));
    Answer answer =
        http.post()
            .uri(account.tokenUri())
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .body(Answer.class);
    if (answer == null || answer.accessToken() == null) {
      throw new RestClientException("Google's answer holds no token.");
    }
    return new Access(answer.accessToken(), now.plusSeconds(answer.expiresIn()).minus(RESERVE));
  }

  private record Access(String token, Instant usedUntil) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Answer(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("expires_in") long expiresIn) {}
}
