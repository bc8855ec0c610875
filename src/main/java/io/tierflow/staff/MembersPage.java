package io.tierflow.staff;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.member.AccountType;
import io.tierflow.member.MemberStatus;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.VocabularySource;
import io.tierflow.staff.MemberListService.MemberListPage;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.StaffPage;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which staff find members. */
@StaffPage(title = "Members", section = "members", way = "/members", wayName = "All members")
class MembersPage {

  private static final int SIZE = 20;

  /** More are not counted: a list is narrowed long before anybody reads so many. */
  private static final long MAX_COUNTED = 50_000;

  private final MemberListService list;
  private final VocabularySource vocabulary;
  private final AuditTrail trail;
  private final MemberText words;
  private final FigureFormat text;

  MembersPage(
      MemberListService list,
      VocabularySource vocabulary,
      AuditTrail trail,
      MemberText words,
      FigureFormat text) {
    this.list = list;
    this.vocabulary = vocabulary;
    this.trail = trail;
    this.words = words;
    this.text = text;
  }

  @GetMapping("/members")
  String members(@RequestParam Map<String, String> parameters, Model model) {
    TierLadder ladder = vocabulary.ladder();
    MemberCriteria filter = MemberCriteria.read(parameters, ladder);
    MemberOrder order = MemberOrder.read(parameters);
    MemberListPage found =
        list.page(
            filter,
            order,
            order.place(MemberLinks.AFTER, parameters.get(MemberLinks.AFTER)),
            order.place(MemberLinks.BEFORE, parameters.get(MemberLinks.BEFORE)),
            SIZE);
    List<String> numbers =
        found.members().stream().map(listed -> listed.member().getMemberNumber()).toList();
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, "members", String.join(" ", numbers));
    model.addAttribute("filter", filter);
    model.addAttribute("order", order);
    model.addAttribute("ways", new MemberLinks(parameters, order));
    model.addAttribute("found", found);
    model.addAttribute("total", list.count(filter, MAX_COUNTED + 1));
    model.addAttribute("mostCounted", MAX_COUNTED);
    model.addAttribute("tiers", ladder.codes());
    model.addAttribute("statuses", MemberStatus.values());
    model.addAttribute("types", AccountType.values());
    model.addAttribute("words", words);
    model.addAttribute("text", text);
    return "members";
  }
}
