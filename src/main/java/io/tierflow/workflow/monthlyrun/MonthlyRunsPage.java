package io.tierflow.workflow.monthlyrun;

import io.tierflow.web.FigureFormat;
import io.tierflow.web.PageParameters;
import io.tierflow.web.PageResponse;
import io.tierflow.web.StaffPage;
import io.tierflow.workflow.cockpit.CockpitLinks;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which people start monthly runs and see how far they are. */
@StaffPage(
    title = "Monthly run",
    section = "runs",
    way = MonthlyRunsPage.RUNS,
    wayName = "All runs")
public class MonthlyRunsPage {

  public static final String RUNS = "/runs";

  private final MonthlyRunService runs;
  private final RunMonths months;
  private final CockpitLinks cockpit;
  private final WebInvocationPrivilegeEvaluator privileges;
  private final MonthlyRunText words;
  private final FigureFormat text;

  MonthlyRunsPage(
      MonthlyRunService runs,
      RunMonths months,
      CockpitLinks cockpit,
      WebInvocationPrivilegeEvaluator privileges,
      MonthlyRunText words,
      FigureFormat text) {
    this.runs = runs;
    this.months = months;
    this.cockpit = cockpit;
    this.privileges = privileges;
    this.words = words;
    this.text = text;
  }

  @ModelAttribute
  void words(Model model) {
    model.addAttribute("words", words);
    model.addAttribute("text", text);
  }

  @GetMapping(RUNS)
  String runs(@RequestParam Map<String, String> parameters, Authentication user, Model model) {
    model.addAttribute(
        "found",
        new PageParameters(parameters).listing("page", page -> PageResponse.of(runs.runs(page))));
    model.addAttribute("previous", months.previous());
    model.addAttribute("latest", months.latest());
    model.addAttribute("mayStart", privileges.isAllowed("", RUNS, HttpMethod.POST.name(), user));
    return "runs";
  }

  @PostMapping(RUNS)
  String start(
      @RequestParam(required = false) String month,
      Authentication user,
      RedirectAttributes attributes) {
    attributes.addAttribute("runId", runs.start(months.parse(month), user.getName()));
    return "redirect:/runs/{runId}";
  }

  @GetMapping(RUNS + "/{runId}")
  String run(@PathVariable String runId, Authentication user, Model model) {
    model.addAttribute("run", runs.progress(runId));
    model.addAttribute("cockpit", cockpit.areOpenTo(user.getName()) ? cockpit : null);
    return "run";
  }
}
