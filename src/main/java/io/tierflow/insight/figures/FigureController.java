package io.tierflow.insight.figures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.web.InvalidInputException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The programme's figures over months, over HTTP. */
@RestController
@RequestMapping(path = "/api/figures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Figures", description = "The programme's figures over months")
class FigureController {

  private final FigureMonthService figures;

  FigureController(FigureMonthService figures) {
    this.figures = figures;
  }

  @GetMapping("/{figure}")
  @Operation(
      summary = "A figure over months, by tier and account type",
      description =
          "Months end with the current one. Some parts say in detail what else they are of, such as"
              + " the tier before, the month of enrolment or issue, or a reason. The figures are"
              + " kept ready and refreshed every hour (tierflow.figures.refresh-at); computedAt"
              + " says up to when records are in them. Past months can still change, because"
              + " records arrive late. Amounts are in the programme's currency.")
  @ApiResponse(responseCode = "200", description = "The figure")
  @ApiResponse(responseCode = "400", description = "No such figure, or too many months")
  FigureSeries figure(
      @Parameter(
              description =
                  "members, active-members, earning-members, redeeming-members, "
                      + "members-moved, members-moved-up, active-before, active-again, "
                      + "members-at-start, members-lost, cohort-members, cohort-active, "
                      + "points-issued, points-redeemed, points-expired, points-reversed, "
                      + "points-outstanding, net-spend, vouchers-issued, vouchers-redeemed, "
                      + "vouchers-expired, messages-sent, messages-not-sent, unsubscribed, "
                      + "programme-cost, uplift-margin, valued-members, members-expected, "
                      + "lifetime-value, lifetime-cost, points-value, average-spend, "
                      + "participation, redemption-rate, retention, churn, cohort-retention, "
                      + "return-on-cost, probability-alive, average-lifetime-value or "
                      + "average-lifetime-cost",
              example = "active-members")
          @PathVariable
          String figure,
      @Parameter(description = "How many months, 1 to 36", example = "13")
          @RequestParam(defaultValue = "13")
          int months) {
    if (months < 1 || months > FigureMonthService.KEPT_MONTHS) {
      throw new InvalidInputException(
          "months",
          "Figures are not kept for so many months; accepted: 1 to %d."
              .formatted(FigureMonthService.KEPT_MONTHS));
    }
    return figures.series(Figure.parse(figure), months);
  }
}
