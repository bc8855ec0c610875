package io.tierflow.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.member.Member;
import io.tierflow.member.MemberStatus;
import io.tierflow.privacy.KeyRotation.Progress;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Access, erasure and the keys of personal data over HTTP. */
@RestController
@Tag(name = "Privacy")
class PrivacyController {

  private final MemberExportService exports;
  private final MemberErasureService erasures;
  private final KeyRotation rotation;

  PrivacyController(
      MemberExportService exports, MemberErasureService erasures, KeyRotation rotation) {
    this.exports = exports;
    this.erasures = erasures;
    this.rotation = rotation;
  }

  @GetMapping("/api/members/{memberNumber}/export")
  @Operation(summary = "Everything stored about a member")
  @ApiResponse(responseCode = "200", description = "By section, the profile first.")
  @NotFoundApiResponse("There is no such member.")
  ResponseEntity<Map<String, Object>> export(@PathVariable String memberNumber) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(exports.export(memberNumber));
  }

  @PostMapping("/api/members/{memberNumber}/erasure")
  @Operation(
      summary = "Permanently erase the person behind a member number",
      description =
          "Closes the membership, cancels open upgrades, and deletes name, contact, date of "
              + "birth, address, content of messages, comments and remarks. Ledger, transactions "
              + "and figures remain. The number can't be used again.")
  @ApiResponse(responseCode = "200", description = "The member is erased.")
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  Erased erase(@PathVariable String memberNumber, @RequestBody @Validated Erasure erasure) {
    return Erased.of(erasures.erase(memberNumber, erasure.reason()));
  }

  @PostMapping("/api/personal-data/rotation")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Encrypt all personal data with the first key, in the background",
      description =
          "Every node must have that key first in its list. It can be called again at "
              + "any time.")
  @ApiResponse(responseCode = "202", description = "It is running; GET shows the progress.")
  Progress rotate(Authentication caller) {
    return rotation.start(caller.getName());
  }

  @GetMapping("/api/personal-data/rotation")
  @Operation(summary = "Which keys personal data is encrypted with, and which can be removed")
  @ApiResponse(responseCode = "200", description = "The keys and how many rows each has encrypted.")
  Progress rotation() {
    return rotation.progress();
  }

  /**
   * An erasure that is asked for.
   *
   * @param reason why
   */
  record Erasure(@NotNull ErasureReason reason) {}

  /**
   * What is left of a member.
   *
   * @param memberNumber the number
   * @param status where the membership stands
   * @param closedOn when it ended
   */
  record Erased(String memberNumber, MemberStatus status, LocalDate closedOn) {

    static Erased of(Member member) {
      return new Erased(member.getMemberNumber(), member.getStatus(), member.getClosedOn());
    }
  }
}
