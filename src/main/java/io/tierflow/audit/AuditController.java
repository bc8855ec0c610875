package io.tierflow.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit over HTTP. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit")
class AuditController {

  private final AuditLog log;
  private final AuditVerifier verifier;

  AuditController(AuditLog log, AuditVerifier verifier) {
    this.log = log;
    this.verifier = verifier;
  }

  @GetMapping
  @Operation(
      summary = "Who did what, newest first",
      description =
          "Entries appear about a second after they are written, when they are sealed. For older "
              + "ones, pass the answer's older as before.")
  @ApiResponse(responseCode = "200", description = "A part of the audit.")
  @InvalidInputApiResponse
  AuditLines entries(
      @RequestParam(required = false) String actor,
      @RequestParam(required = false) String action,
      @RequestParam(required = false) String subject,
      @RequestParam(required = false) String address,
      @RequestParam(required = false) String day,
      @RequestParam(required = false) Long before,
      @RequestParam(defaultValue = "50") int size) {
    return log.newestFirst(AuditQuery.of(actor, action, subject, address, day), before, size);
  }

  @GetMapping("/{sequenceNumber}")
  @Operation(summary = "One entry, with what it shows, such as the change of a table")
  @ApiResponse(responseCode = "200", description = "The entry.")
  @NotFoundApiResponse("There is no such entry.")
  AuditEntry entry(@PathVariable long sequenceNumber) {
    return log.require(sequenceNumber);
  }

  @GetMapping("/verification")
  @Operation(
      summary = "Verify that nothing in the audit was changed, removed, added or moved",
      description =
          "Checks the whole chain. With an anchor from the log or an earlier answer, it also "
              + "shows whether the whole chain was rebuilt since then.")
  @ApiResponse(responseCode = "200", description = "The result.")
  @InvalidInputApiResponse
  AuditVerification verification(@RequestParam(required = false) String anchor) {
    return verifier.verify(ChainAnchor.parse(anchor));
  }
}
