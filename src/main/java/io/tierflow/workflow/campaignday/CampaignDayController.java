package io.tierflow.workflow.campaignday;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.campaign.CampaignDay;
import io.tierflow.campaign.CampaignDayService;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The daily communication over HTTP. */
@RestController
@RequestMapping("/api/communication-days")
@Tag(name = "Daily communication")
class CampaignDayController {

  private final CampaignDayStarter days;
  private final CampaignDayService campaignDays;

  CampaignDayController(CampaignDayStarter days, CampaignDayService campaignDays) {
    this.days = days;
    this.campaignDays = campaignDays;
  }

  @PostMapping
  @ApiResponse(responseCode = "202", description = "Started; Location is the day's address.")
  @Operation(summary = "Expire points and send members what is due, once per day")
  ResponseEntity<Started> start(@RequestBody DayRequest request, Principal user) {
    LocalDate day = days.start(request.day(), user.getName());
    return ResponseEntity.accepted()
        .location(URI.create("/api/communication-days/" + day))
        .body(new Started(day));
  }

  @GetMapping("/{day}")
  @Operation(summary = "Where a day's communication stands")
  @ApiResponse(responseCode = "200", description = "The day.")
  @NotFoundApiResponse("Nothing was begun for this day.")
  CampaignDay day(@PathVariable LocalDate day) {
    return campaignDays.progress(day);
  }

  @GetMapping
  @Operation(summary = "All days, newest first")
  PageResponse<CampaignDay> days(PageRequest page) {
    return PageResponse.of(campaignDays.all(page));
  }

  record DayRequest(LocalDate day) {}

  record Started(LocalDate day) {}
}
