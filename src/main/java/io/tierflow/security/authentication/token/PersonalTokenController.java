package io.tierflow.security.authentication.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own personal tokens over HTTP. */
@RestController
@RequestMapping("/api/account/tokens")
@Tag(name = "Own account")
class PersonalTokenController {

  private final PersonalTokenService tokens;

  PersonalTokenController(PersonalTokenService tokens) {
    this.tokens = tokens;
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Made; the answer holds its secret.")
  @InvalidInputApiResponse
  @Operation(
      summary = "Create a personal token",
      description =
          "It may do what you may. The answer contains its secret, which can't be shown again. A "
              + "token can't create another token, so sign in with your password.")
  ResponseEntity<TokenAnswer> create(@RequestBody NewToken asked, Authentication user) {
    if (user instanceof PersonalTokenAuthentication) {
      throw new AccessDeniedException("A personal token can't create another one.");
    }
    IssuedPersonalToken issued = tokens.create(user.getName(), asked.name(), asked.expiresOn());
    return ResponseEntity.created(URI.create("/api/account/tokens/" + issued.token().tokenId()))
        .body(TokenAnswer.of(issued.token(), issued.secret()));
  }

  @GetMapping
  @Operation(summary = "Your personal tokens, newest first, without their secrets")
  List<TokenAnswer> tokens(Authentication user) {
    return tokens.tokens(user.getName()).stream()
        .map(token -> TokenAnswer.of(token, null))
        .toList();
  }

  @DeleteMapping("/{tokenId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @NotFoundApiResponse("You have no token with this id.")
  @Operation(summary = "Revoke one of your personal tokens")
  void revoke(@PathVariable String tokenId, Authentication user) {
    tokens.revoke(user.getName(), tokenId);
  }

  record NewToken(
      @Schema(description = "What it is for; up to 100 characters", example = "Modeler")
          String name,
      @Schema(description = "The last day on which it is accepted; omit it if it should not expire")
          LocalDate expiresOn) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TokenAnswer(
      String tokenId,
      String name,
      Instant createdAt,
      LocalDate expiresOn,
      Instant lastUsedAt,
      @Schema(description = "What to send; only in the answer that creates the token")
          String token) {

    static TokenAnswer of(PersonalToken token, String secret) {
      return new TokenAnswer(
          token.tokenId(),
          token.name(),
          token.createdAt(),
          token.expiresOn(),
          token.lastUsedAt(),
          secret);
    }

    /** Without the secret, which must not reach a log. */
    @Override
    public String toString() {
      return "TokenAnswer[" + tokenId + "]";
    }
  }
}
