package io.tierflow.staff;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.member.Member;
import io.tierflow.member.MemberSearch;
import io.tierflow.points.PointsOutlook;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.PageParameters;
import io.tierflow.web.PagedView;
import io.tierflow.web.StaffPage;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which staff find a member. */
@StaffPage(title = "Members", section = "members", way = "/members", wayName = "All members")
class MembersPage {

  private final MemberSearch members;
  private final PointsOutlook points;
  private final AuditTrail trail;
  private final MemberText words;
  private final FigureFormat text;

  MembersPage(
      MemberSearch members,
      PointsOutlook points,
      AuditTrail trail,
      MemberText words,
      FigureFormat text) {
    this.members = members;
    this.points = points;
    this.trail = trail;
    this.words = words;
    this.text = text;
  }

  @GetMapping("/members")
  String members(
      @RequestParam(defaultValue = "") String query,
      @RequestParam Map<String, String> parameters,
      Model model) {
    PagedView<Member> found =
        new PageParameters(parameters).listing("page", page -> members.search(query, page));
    List<String> numbers = found.page().items().stream().map(Member::getMemberNumber).toList();
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, "members", String.join(" ", numbers));
    model.addAttribute("query", query);
    model.addAttribute("found", found);
    model.addAttribute("balances", points.balances(numbers));
    model.addAttribute("words", words);
    model.addAttribute("text", text);
    return "members";
  }
}
