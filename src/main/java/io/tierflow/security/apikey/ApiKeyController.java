package io.tierflow.security.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API keys over HTTP, for admins. */
@RestController
@RequestMapping("/api/api-keys")
@Tag(name = "API keys")
class ApiKeyController {

  private final ApiKeyService keys;

  ApiKeyController(ApiKeyService keys) {
    this.keys = keys;
  }

  @PostMapping
  @ApiResponse(responseCode = "201", description = "Created; the answer holds the token.")
  @InvalidInputApiResponse
  @Operation(
      summary = "Creates an API key",
      description = "The answer contains the token, which is not stored and can't be shown again.")
  ResponseEntity<KeyAnswer> create(@RequestBody NewKey asked, Principal admin) {
    IssuedApiKey issued =
        keys.create(asked.name(), asked.scopes(), asked.expiresOn(), admin.getName());
    return ResponseEntity.created(URI.create("/api/api-keys/" + issued.key().keyId()))
        .body(KeyAnswer.of(issued.key(), issued.token()));
  }

  @GetMapping
  @Operation(summary = "All API keys, newest first, without their secrets")
  List<KeyAnswer> keys() {
    return keys.keys().stream().map(key -> KeyAnswer.of(key, null)).toList();
  }

  @DeleteMapping("/{keyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @NotFoundApiResponse("There is no API key with this id.")
  @Operation(summary = "Revoke an API key permanently")
  void revoke(@PathVariable String keyId, Principal admin) {
    keys.revoke(keyId, admin.getName());
  }

  record NewKey(
      @Schema(description = "What uses the key; up to 100 characters") String name,
      @Schema(description = "What it may call", example = "[\"transactions:write\"]")
          List<String> scopes,
      @Schema(description = "The last day on which it is accepted; omit it if it should not expire")
          LocalDate expiresOn) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeyAnswer(
      String keyId,
      String name,
      List<String> scopes,
      Instant createdAt,
      String createdBy,
      LocalDate expiresOn,
      Instant revokedAt,
      String revokedBy,
      Instant lastUsedAt,
      @Schema(description = "What the client sends; only in the answer that creates the key")
          String token) {

    static KeyAnswer of(ApiKey key, String token) {
      return new KeyAnswer(
          key.keyId(),
          key.name(),
          key.scopes().stream().map(ApiKeyScope::text).toList(),
          key.createdAt(),
          key.createdBy(),
          key.expiresOn(),
          key.revokedAt(),
          key.revokedBy(),
          key.lastUsedAt(),
          token);
    }

    /** Without the token, which must not reach a log. */
    @Override
    public String toString() {
      return "KeyAnswer[" + keyId + "]";
    }
  }
}
