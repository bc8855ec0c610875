package io.tierflow.portal.pass;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swagger.v3.oas.annotations.Hidden;
import io.tierflow.portal.pass.WalletPassService.ShownPass;
import io.tierflow.portal.pass.WalletRegistrationRows.WalletChange;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The web service that Apple's phones call for their passes. Its addresses and answers are Apple's;
 * who has a pass's token may read it, and nothing else.
 */
@RestController
@RequestMapping(WalletAddress.WEB_SERVICE + "/v1")
@Hidden
class AppleWebServiceController {

  private static final Logger LOG = LoggerFactory.getLogger(AppleWebServiceController.class);
  private static final String SCHEME = "ApplePass ";
  private static final Pattern PUSH_TOKEN = Pattern.compile("[0-9a-fA-F]{1,200}");
  private static final Pattern TAG = Pattern.compile("[0-9]{1,12}");

  private final ApplePasses apple;
  private final WalletPassService passes;
  private final AppleRegistrationService registrations;

  AppleWebServiceController(
      ApplePasses apple, WalletPassService passes, AppleRegistrationService registrations) {
    this.apple = apple;
    this.passes = passes;
    this.registrations = registrations;
  }

  /** A phone has got a pass. */
  @PostMapping("/devices/{deviceId}/registrations/{passTypeId}/{serialNumber}")
  ResponseEntity<Void> register(
      @PathVariable String deviceId,
      @PathVariable String passTypeId,
      @PathVariable String serialNumber,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String authorization,
      @RequestBody RegisteredDevice device) {
    requireType(passTypeId);
    if (authorized(serialNumber, authorization).isEmpty()) {
      return unauthorized();
    }
    if (device.pushToken() == null || !PUSH_TOKEN.matcher(device.pushToken()).matches()) {
      throw new InvalidInputException(
          "pushToken", "The token can't be used; accepted: 1 to 200 hexadecimal digits.");
    }
    boolean fresh = registrations.register(serialNumber, deviceId, device.pushToken());
    return ResponseEntity.status(fresh ? HttpStatus.CREATED : HttpStatus.OK).build();
  }

  /** A phone no longer has a pass. */
  @DeleteMapping("/devices/{deviceId}/registrations/{passTypeId}/{serialNumber}")
  ResponseEntity<Void> unregister(
      @PathVariable String deviceId,
      @PathVariable String passTypeId,
      @PathVariable String serialNumber,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String authorization) {
    requireType(passTypeId);
    if (authorized(serialNumber, authorization).isEmpty()) {
      return unauthorized();
    }
    registrations.unregister(serialNumber, deviceId);
    return ResponseEntity.ok().build();
  }

  /**
   * Which passes of a phone have changed. Apple has no token here; the id of a phone is known to
   * nobody else. A pass that changed in the very second of the tag is named once more, since it may
   * have changed after the phone was told.
   */
  @GetMapping("/devices/{deviceId}/registrations/{passTypeId}")
  ResponseEntity<ChangedPasses> changed(
      @PathVariable String deviceId,
      @PathVariable String passTypeId,
      @RequestParam(required = false) String passesUpdatedSince) {
    requireType(passTypeId);
    Instant since =
        Optional.ofNullable(passesUpdatedSince)
            .filter(tag -> TAG.matcher(tag).matches())
            .map(tag -> Instant.ofEpochSecond(Long.parseLong(tag)))
            .orElse(Instant.EPOCH);
    List<WalletChange> changed =
        registrations.of(deviceId).stream()
            .filter(pass -> !pass.changedAt().isBefore(since))
            .toList();
    return changed.stream()
        .map(WalletChange::changedAt)
        .max(Comparator.naturalOrder())
        .map(
            last ->
                ResponseEntity.ok(
                    new ChangedPasses(
                        changed.stream().map(WalletChange::serialNumber).toList(),
                        String.valueOf(last.getEpochSecond()))))
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  /** A pass as it is now; nothing if the phone has that one. */
  @GetMapping("/passes/{passTypeId}/{serialNumber}")
  ResponseEntity<byte[]> pass(
      @PathVariable String passTypeId,
      @PathVariable String serialNumber,
      @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) String authorization,
      @RequestHeader HttpHeaders headers) {
    requireType(passTypeId);
    Optional<ShownPass> asked = authorized(serialNumber, authorization);
    if (asked.isEmpty()) {
      return unauthorized();
    }
    ShownPass shown = asked.get();
    Instant changedAt = shown.pass().changedAt();
    if (headers.getIfModifiedSince() >= changedAt.toEpochMilli()) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).lastModified(changedAt).build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ApplePasses.MEDIA_TYPE))
        .cacheControl(CacheControl.noStore())
        .lastModified(changedAt)
        .body(apple.file(shown.pass(), shown.content()));
  }

  /** What phones have to complain of. Anybody can write here, so no text of theirs is kept. */
  @PostMapping("/log")
  ResponseEntity<Void> log(@RequestBody PhoneLog phone) {
    if (!apple.isOffered()) {
      throw new NotFoundException("There are no passes for Apple Wallet here.");
    }
    LOG.info(
        "A phone reports errors with passes: {}.", phone.logs() == null ? 0 : phone.logs().size());
    return ResponseEntity.ok().build();
  }

  private void requireType(String passTypeId) {
    if (!apple.isOfType(passTypeId)) {
      throw new NotFoundException("There are no passes of this type here.");
    }
  }

  private Optional<ShownPass> authorized(String serialNumber, String authorization) {
    if (authorization == null || !authorization.startsWith(SCHEME)) {
      return Optional.empty();
    }
    return passes.find(serialNumber, Wallet.APPLE, authorization.substring(SCHEME.length()));
  }

  private static <T> ResponseEntity<T> unauthorized() {
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, SCHEME.strip())
        .build();
  }

  /**
   * What a phone says of itself.
   *
   * @param pushToken by what Apple's push service reaches it
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RegisteredDevice(String pushToken) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
      return "RegisteredDevice";
    }
  }

  /**
   * Passes that have changed.
   *
   * @param serialNumbers the passes
   * @param lastUpdated what the phone says the next time
   */
  record ChangedPasses(List<String> serialNumbers, String lastUpdated) {}

  /**
   * Errors of a phone.
   *
   * @param logs a line each
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record PhoneLog(List<String> logs) {}
}
