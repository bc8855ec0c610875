package io.tierflow.staff;

import io.tierflow.campaign.CampaignDayService;
import io.tierflow.notification.outbox.OutboxFigures;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.LinkAccess;
import io.tierflow.web.StaffPage;
import io.tierflow.workflow.monthlyrun.MonthlyRunService;
import io.tierflow.workflow.monthlyrun.MonthlyRunText;
import io.tierflow.workflow.worklist.FlowFailureService;
import io.tierflow.workflow.worklist.TaskLists;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Where staff begin: what waits for who is signed in, and how the programme does. Each part is
 * there for who may open the page that it leads to, and is not computed for anybody else.
 */
@StaffPage(title = "Home", section = "home", way = "/account", wayName = "Your account")
class StartPage {

  private static final PageRequest LATEST = PageRequest.of(0, 1);

  private final LinkAccess links;
  private final WebInvocationPrivilegeEvaluator privileges;
  private final TaskLists tasks;
  private final FlowFailureService failures;
  private final OutboxFigures outbox;
  private final MonthlyRunService runs;
  private final CampaignDayService days;
  private final MonthlyRunText words;
  private final FigureFormat text;

  StartPage(
      LinkAccess links,
      WebInvocationPrivilegeEvaluator privileges,
      TaskLists tasks,
      FlowFailureService failures,
      OutboxFigures outbox,
      MonthlyRunService runs,
      CampaignDayService days,
      MonthlyRunText words,
      FigureFormat text) {
    this.links = links;
    this.privileges = privileges;
    this.tasks = tasks;
    this.failures = failures;
    this.outbox = outbox;
    this.runs = runs;
    this.days = days;
    this.words = words;
    this.text = text;
  }

  @GetMapping("/")
  String start(Authentication user, Model model) {
    model.addAttribute("name", links.fullName());
    model.addAttribute("words", words);
    model.addAttribute("text", text);
    if (links.isOpen("/camunda/app/tasklist/")) {
      model.addAttribute("lists", tasks.of(links.user(), links.groups()));
    }
    if (links.isOpen("/runs")) {
      model.addAttribute("run", runs.runs(LATEST).stream().findFirst().orElse(null));
      model.addAttribute("mayRun", mayPost(user, "/runs"));
    }
    if (links.isOpen("/communication-days")) {
      model.addAttribute("day", days.all(LATEST).stream().findFirst().orElse(null));
      model.addAttribute("mayStartDay", mayPost(user, "/communication-days"));
    }
    if (links.isOpen("/messages")) {
      model.addAttribute("outbox", WaitingMessages.of(outbox.now().values()));
    }
    if (links.isOpen("/camunda/app/cockpit/")) {
      model.addAttribute("failures", failures.now());
      model.addAttribute("cockpit", FlowFailureService.ADDRESS);
    }
    return "home";
  }

  private boolean mayPost(Authentication user, String path) {
    return privileges.isAllowed("", path, HttpMethod.POST.name(), user);
  }
}
