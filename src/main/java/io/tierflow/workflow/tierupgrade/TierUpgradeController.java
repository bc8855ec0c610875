package io.tierflow.workflow.tierupgrade;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.policy.Decision;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecord;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tier upgrades over HTTP. */
@RestController
@Tag(name = "Tier upgrades")
class TierUpgradeController {

  private final TierUpgradeStatusService upgrades;
  private final UpgradeRequestService requests;

  TierUpgradeController(TierUpgradeStatusService upgrades, UpgradeRequestService requests) {
    this.upgrades = upgrades;
    this.requests = requests;
  }

  @PostMapping("/api/members/{memberNumber}/tier-upgrades")
  @ApiResponse(responseCode = "202", description = "Started; Location is the upgrade's address.")
  @Operation(
      summary =
          "Start a tier upgrade for a member, which runs at once as far as it needs no " + "people")
  ResponseEntity<Started> start(
      @PathVariable String memberNumber, @RequestBody(required = false) UpgradeRequest request) {
    String id = requests.request(memberNumber, request == null ? null : request.asOf());
    return ResponseEntity.accepted()
        .location(URI.create("/api/tier-upgrades/" + id))
        .body(new Started(id));
  }

  @GetMapping("/api/tier-upgrades/{processInstanceId}")
  @Operation(summary = "The state of an upgrade: steps passed, decisions and their reasons")
  UpgradeView upgrade(@PathVariable String processInstanceId) {
    return UpgradeView.of(upgrades.status(processInstanceId));
  }

  record UpgradeRequest(LocalDate asOf) {}

  record Started(String processInstanceId) {}

  record UpgradeView(
      String processInstanceId,
      String memberNumber,
      LocalDate asOf,
      String runId,
      TierUpgradeState state,
      Instant startedAt,
      Instant endedAt,
      List<String> steps,
      List<String> outcomes,
      List<String> openTasks,
      List<TierUpgradeStatus.Incident> incidents,
      List<Decision> decisions,
      List<String> notes) {

    static UpgradeView of(TierUpgradeStatus status) {
      TierUpgradeRecord upgrade = status.upgrade();
      return new UpgradeView(
          upgrade.getProcessInstanceId(),
          upgrade.getMemberNumber(),
          upgrade.getAsOf(),
          upgrade.getRunId(),
          status.state(),
          upgrade.getStartedAt(),
          upgrade.getEndedAt(),
          upgrade.getSteps(),
          upgrade.getOutcomes(),
          status.openTasks(),
          status.incidents(),
          upgrade.getDecisions(),
          upgrade.getNotes());
    }
  }
}
