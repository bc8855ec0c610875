package io.tierflow.staff;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.insight.membervalue.MemberValueService;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.LinkAccess;
import io.tierflow.web.PageParameters;
import io.tierflow.web.StaffPage;
import io.tierflow.workflow.tierupgrade.UpgradeRequestService;
import io.tierflow.workflow.worklist.MemberTasks;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that shows a member to staff. */
@StaffPage(title = "Member", section = "members", way = "/members", wayName = "Find a member")
class MemberPage {

  private final MemberFiles files;
  private final UpgradeRequestService upgrades;
  private final LinkAccess links;
  private final MemberTasks tasks;
  private final MemberValueService values;
  private final AuditTrail trail;
  private final MemberText words;
  private final FigureFormat text;

  MemberPage(
      MemberFiles files,
      UpgradeRequestService upgrades,
      LinkAccess links,
      MemberTasks tasks,
      MemberValueService values,
      AuditTrail trail,
      MemberText words,
      FigureFormat text) {
    this.files = files;
    this.upgrades = upgrades;
    this.links = links;
    this.tasks = tasks;
    this.values = values;
    this.trail = trail;
    this.words = words;
    this.text = text;
  }

  @GetMapping("/members/{memberNumber}")
  String member(
      @PathVariable String memberNumber,
      @RequestParam Map<String, String> parameters,
      Model model) {
    model.addAttribute("file", files.open(memberNumber, new PageParameters(parameters)));
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, memberNumber, "Page.");
    if (links.isOpen("/camunda/app/tasklist/")) {
      model.addAttribute("tasks", tasks.of(memberNumber, links.user(), links.groups()));
    }
    model.addAttribute("worth", values.find(memberNumber).orElse(null));
    model.addAttribute("noteId", NotePage.newId());
    model.addAttribute("words", words);
    model.addAttribute("text", text);
    return "member";
  }

  @PostMapping("/members/{memberNumber}/tier-upgrades")
  String requestTierUpgrade(@PathVariable String memberNumber, RedirectAttributes attributes) {
    upgrades.request(memberNumber, null);
    attributes.addFlashAttribute("started", true);
    attributes.addAttribute("memberNumber", memberNumber);
    return "redirect:/members/{memberNumber}";
  }
}
