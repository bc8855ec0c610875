package io.tierflow.staff;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.member.MemberService;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.StaffPage;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything that happened to a member, in one list, newest first. */
@StaffPage(title = "Timeline", section = "members", way = "/members", wayName = "All members")
class TimelinePage {

  private static final int PAGE_SIZE = 50;

  private final MemberService members;
  private final TimelineService timeline;
  private final AuditTrail trail;
  private final FigureFormat text;

  TimelinePage(
      MemberService members, TimelineService timeline, AuditTrail trail, FigureFormat text) {
    this.members = members;
    this.timeline = timeline;
    this.trail = trail;
    this.text = text;
  }

  @GetMapping("/members/{memberNumber}/timeline")
  String timeline(
      @PathVariable String memberNumber,
      @RequestParam Map<String, String> parameters,
      Model model) {
    TimelineKind kind = MemberCriteria.choice(parameters, "kind", TimelineKind.class);
    TimelinePlace after = TimelinePlace.read(parameters.getOrDefault("after", ""));
    model.addAttribute("member", members.require(memberNumber));
    model.addAttribute("page", timeline.page(memberNumber, kind, after, PAGE_SIZE));
    model.addAttribute("kinds", TimelineKind.values());
    model.addAttribute("kind", kind);
    model.addAttribute("first", after == null);
    model.addAttribute("text", text);
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, memberNumber, "Timeline.");
    return "timeline";
  }
}
