package io.tierflow.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.ConflictApiResponse;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks of members' own tier, over HTTP. No call names a member. */
@RestController
@RequestMapping("/api/me/tier-upgrades")
@Tag(name = "Members' own data")
class MyUpgradeController {

  private final MyUpgrade upgrade;

  MyUpgradeController(MyUpgrade upgrade) {
    this.upgrade = upgrade;
  }

  @GetMapping
  @Operation(summary = "How often I can have my tier checked today")
  MyTierChecks checks(@Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me) {
    return upgrade.checks(me);
  }

  @PostMapping
  @ApiResponse(responseCode = "200", description = "What came of it.")
  @ApiResponse(
      responseCode = "429",
      description =
          "My tier was checked as often as possible today. `Retry-After` says how many seconds to"
              + " wait.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = ProblemDetail.class)))
  @Operation(summary = "Check my tier now: I rise, wait for a review, or see what is missing")
  @ConflictApiResponse("Tier upgrades are suspended.")
  MyTierCheck check(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Parameter(hidden = true) Locale language) {
    return upgrade.check(me, language);
  }
}
