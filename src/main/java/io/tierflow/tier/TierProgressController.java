package io.tierflow.tier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.web.NotFoundApiResponse;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A member's way to the next tier over HTTP. */
@RestController
@Tag(name = "Tiers")
class TierProgressController {

  private final TierProgressService progress;
  private final AuditTrail trail;

  TierProgressController(TierProgressService progress, AuditTrail trail) {
    this.progress = progress;
    this.trail = trail;
  }

  @GetMapping("/api/members/{memberNumber}/progress")
  @Operation(
      summary = "How long a member has the tier, what keeps it, and what is missing for the next",
      description =
          "The numbers that are needed come from the deployed tables. Each holds while all other "
              + "figures stay as they are; null if that figure alone can't do. Names of tiers are "
              + "in the language of Accept-Language, where there is a translation.")
  @ApiResponse(responseCode = "200", description = "Where the member stands today.")
  @NotFoundApiResponse("There is no such member.")
  TierProgress progress(
      @PathVariable String memberNumber, @Parameter(hidden = true) Locale reader) {
    TierProgress found = progress.progress(memberNumber, reader);
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, memberNumber, "Progress.");
    return found;
  }
}
