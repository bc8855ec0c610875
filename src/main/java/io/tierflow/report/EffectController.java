package io.tierflow.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the programme causes, over HTTP. */
@RestController
@RequestMapping(path = "/api/figures/effects", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Figures", description = "The programme's figures over months")
class EffectController {

  private final EffectMonths months;
  private final EffectReportService effects;

  EffectController(EffectMonths months, EffectReportService effects) {
    this.months = months;
    this.effects = effects;
  }

  @GetMapping
  @Operation(
      summary = "What tiers cause, by each way of estimating it",
      description =
          "Effects are net spend per member and month in the programme's currency, each with its 95 "
              + "% interval, the members compared, what it means and when not to believe it. They "
              + "are estimated once for each month, by the first call or at "
              + "tierflow.figures.effects-at, which takes seconds in a large programme.")
  @ApiResponse(responseCode = "200", description = "The effects")
  @ApiResponse(responseCode = "400", description = "The month is not written as 2026-10")
  @ApiResponse(responseCode = "404", description = "The month is not over")
  EffectReport effects(
      @Parameter(
              description = "Year and month; the last one that is over if it is left out",
              example = "2026-10")
          @RequestParam(required = false)
          String month) {
    return effects.estimated(months.parse(month));
  }
}
