package io.tierflow.workflow.monthlyrun;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.PageResponse;
import java.net.URI;
import java.security.Principal;
import java.time.YearMonth;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Monthly runs over HTTP. */
@RestController
@RequestMapping("/api/monthly-runs")
@Tag(name = "Monthly runs")
class MonthlyRunController {

  private final MonthlyRunService runs;
  private final RunMonths months;

  MonthlyRunController(MonthlyRunService runs, RunMonths months) {
    this.runs = runs;
    this.months = months;
  }

  @PostMapping
  @ApiResponse(responseCode = "202", description = "Started; Location is the run's address.")
  @Operation(summary = "Run the whole programme for a month that is over")
  ResponseEntity<Started> start(@RequestBody RunRequest request, Principal user) {
    YearMonth month = request.month() == null ? months.previous() : request.month();
    String runId = runs.start(month, user.getName());
    return ResponseEntity.accepted()
        .location(URI.create("/api/monthly-runs/" + runId))
        .body(new Started(runId));
  }

  @GetMapping("/{runId}")
  @Operation(summary = "Where a run stands: its members, how fast they are taken, when it will end")
  MonthlyRunProgress run(@PathVariable String runId) {
    return runs.progress(runId);
  }

  @GetMapping
  @Operation(summary = "All runs, newest month first")
  PageResponse<MonthlyRunProgress> runs(PageRequest page) {
    return PageResponse.of(runs.runs(page));
  }

  record RunRequest(
      @Schema(description = "The month; without one, the month before the current one")
          YearMonth month) {}

  record Started(String runId) {}
}
