package io.tierflow.staff;

import io.tierflow.member.Member;
import io.tierflow.member.MemberMergeService;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.web.StaffPage;
import java.security.Principal;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says what merging another member into this one changes, and asks which one is meant. */
@StaffPage(
    title = "Merge members",
    section = "members",
    way = "/members",
    wayName = "Find a member")
class MemberMergePage {

  private static final String MERGE = "/members/{memberNumber}/merge";

  private final MemberService members;
  private final MergedMembers merged;
  private final MemberMergeService merges;

  MemberMergePage(MemberService members, MergedMembers merged, MemberMergeService merges) {
    this.members = members;
    this.merged = merged;
    this.merges = merges;
  }

  @GetMapping(MERGE)
  String ask(@PathVariable String memberNumber, Model model) {
    Member member = members.require(memberNumber);
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership %s is closed.".formatted(memberNumber));
    }
    model.addAttribute("memberNumber", memberNumber);
    model.addAttribute("mergeId", UUID.randomUUID().toString());
    return "member-merge";
  }

  /** Sent twice, it merges once: the id comes with the form. */
  @PostMapping(MERGE)
  String merge(
      @PathVariable String memberNumber,
      @RequestParam String mergeId,
      @RequestParam(defaultValue = "") String from,
      Principal staff,
      RedirectAttributes attributes) {
    attributes.addFlashAttribute(
        "merged", merges.merge(mergeId, memberNumber, from.strip(), staff.getName()));
    attributes.addAttribute("memberNumber", memberNumber);
    return "redirect:/members/{memberNumber}";
  }
}
