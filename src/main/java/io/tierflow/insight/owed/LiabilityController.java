package io.tierflow.insight.owed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.InvalidInputException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the programme owes for points, over HTTP. */
@RestController
@RequestMapping(path = "/api/figures/liability", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Figures")
class LiabilityController {

  private final LiabilityService liability;

  LiabilityController(LiabilityService liability) {
    this.liability = liability;
  }

  @GetMapping
  @Operation(
      summary = "What the programme owes for points",
      description =
          "Points and amounts through the months up to one, by month and by cohort (month of "
              + "issue), with the share of each cohort that is expected to be redeemed and the "
              + "liability if 10 % less or more are. Kept ready and refreshed every hour "
              + "(tierflow.figures.refresh-at). Past months can still change, because records "
              + "arrive late. Amounts are in the programme's currency.")
  @ApiResponse(responseCode = "200", description = "The statement")
  @ApiResponse(
      responseCode = "400",
      description = "The month is yet to come or not written as 2026-10, or too many months")
  LiabilityStatement statement(
      @Parameter(
              description = "At whose end; without it, the last complete month",
              example = "2026-10")
          @RequestParam(defaultValue = "")
          String month,
      @Parameter(description = "How many months up to then, 1 to 36", example = "13")
          @RequestParam(defaultValue = "13")
          int months) {
    requireMonths(months);
    return liability.statement(month.isEmpty() ? null : MonthText.read("month", month), months);
  }

  @GetMapping("/{cohort}")
  @Operation(
      summary = "The points issued in a month, through the months since",
      description =
          "The share that was expected to be redeemed is the one that was known at each month's "
              + "end.")
  @ApiResponse(responseCode = "200", description = "One entry a month, oldest first")
  @ApiResponse(responseCode = "400", description = "The month is not written as 2026-10")
  @ApiResponse(responseCode = "404", description = "No points were issued in that month")
  List<CohortHistory> cohort(
      @Parameter(description = "The month of issue", example = "2026-10") @PathVariable
          String cohort) {
    return liability.cohort(MonthText.read("cohort", cohort));
  }

  static void requireMonths(int months) {
    if (months < 1 || months > LiabilityService.MOST_MONTHS) {
      throw new InvalidInputException(
          "months",
          "A statement doesn't show so many months; accepted: 1 to %d."
              .formatted(LiabilityService.MOST_MONTHS));
    }
  }
}
