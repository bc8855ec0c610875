package io.tierflow.workflow.tierrenewal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.policy.Decision;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.NotFoundException;
import io.tierflow.workflow.tierupgrade.TierUpgradeState;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatus;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatusService;
import io.tierflow.workflow.tierupgrade.record.TierUpgradeRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Renewals of tiers over HTTP. */
@RestController
@Tag(name = "Tiers")
class TierRenewalController {

  private final TierUpgradeStatusService statuses;

  TierRenewalController(TierUpgradeStatusService statuses) {
    this.statuses = statuses;
  }

  @GetMapping("/api/tier-renewals/{processInstanceId}")
  @ApiResponse(responseCode = "200", description = "The renewal.")
  @NotFoundApiResponse("There is no such renewal.")
  @Operation(summary = "The state of a renewal: steps passed, decisions and their reasons")
  RenewalView renewal(@PathVariable String processInstanceId) {
    return statuses
        .find(processInstanceId, TierRenewalFlow.PROCESS)
        .map(RenewalView::of)
        .orElseThrow(
            () -> new NotFoundException("There is no renewal %s.".formatted(processInstanceId)));
  }

  record RenewalView(
      String processInstanceId,
      String memberNumber,
      LocalDate asOf,
      TierUpgradeState state,
      Instant startedAt,
      Instant endedAt,
      List<String> steps,
      List<String> outcomes,
      List<String> openTasks,
      List<TierUpgradeStatus.Incident> incidents,
      List<Decision> decisions) {

    static RenewalView of(TierUpgradeStatus status) {
      TierUpgradeRecord renewal = status.upgrade();
      return new RenewalView(
          renewal.getProcessInstanceId(),
          renewal.getMemberNumber(),
          renewal.getAsOf(),
          status.state(),
          renewal.getStartedAt(),
          renewal.getEndedAt(),
          renewal.getSteps(),
          renewal.getOutcomes(),
          status.openTasks(),
          status.incidents(),
          renewal.getDecisions());
    }
  }
}
