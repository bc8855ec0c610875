package io.tierflow.workflow.campaignday;

import io.tierflow.campaign.CampaignDay;
import io.tierflow.campaign.CampaignDayService;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.PageParameters;
import io.tierflow.web.PageResponse;
import io.tierflow.web.StaffPage;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people see what the programme did of itself day by day, and start a day. */
@StaffPage(
    title = "Daily communication",
    section = "runs",
    way = CampaignDaysPage.DAYS,
    wayName = "All days")
class CampaignDaysPage {

  static final String DAYS = "/communication-days";

  private final CampaignDayStarter days;
  private final CampaignDayService campaignDays;
  private final ProgrammeCalendar calendar;
  private final WebInvocationPrivilegeEvaluator privileges;
  private final FigureFormat text;

  CampaignDaysPage(
      CampaignDayStarter days,
      CampaignDayService campaignDays,
      ProgrammeCalendar calendar,
      WebInvocationPrivilegeEvaluator privileges,
      FigureFormat text) {
    this.days = days;
    this.campaignDays = campaignDays;
    this.calendar = calendar;
    this.privileges = privileges;
    this.text = text;
  }

  @GetMapping(DAYS)
  String days(@RequestParam Map<String, String> parameters, Authentication user, Model model) {
    model.addAttribute(
        "found",
        new PageParameters(parameters)
            .listing("page", page -> PageResponse.<CampaignDay>of(campaignDays.all(page))));
    model.addAttribute("today", calendar.today());
    model.addAttribute("text", text);
    model.addAttribute("mayStart", privileges.isAllowed("", DAYS, HttpMethod.POST.name(), user));
    return "communication-days";
  }

  @PostMapping(DAYS)
  String start(@RequestParam(required = false) String day, Authentication user) {
    days.start(days.parse(day), user.getName());
    return "redirect:" + DAYS;
  }
}
