package io.tierflow.staff;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ConflictRetry;
import io.tierflow.member.AccountType;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.member.ProfileChange;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes a member's profile. */
@StaffPage(
    title = "Change a profile",
    section = "members",
    way = "/members",
    wayName = "All members")
class MemberProfilePage {

  private static final String PROFILE = "/members/{memberNumber}/edit";

  private final MemberService members;
  private final MergedMembers merged;
  private final FormConstraints constraints;
  private final AuditTrail trail;
  private final MemberText words;

  MemberProfilePage(
      MemberService members,
      MergedMembers merged,
      FormConstraints constraints,
      AuditTrail trail,
      MemberText words) {
    this.members = members;
    this.merged = merged;
    this.constraints = constraints;
    this.trail = trail;
    this.words = words;
  }

  @GetMapping(PROFILE)
  String ask(@PathVariable String memberNumber, Model model) {
    Member member = members.require(memberNumber);
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership %s is closed.".formatted(memberNumber));
    }
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, memberNumber, "Form.");
    prepare(member, model);
    return "profile";
  }

  @PostMapping(PROFILE)
  String change(
      @PathVariable String memberNumber,
      @RequestParam Map<String, String> typed,
      Model model,
      HttpServletResponse response,
      RedirectAttributes attributes) {
    FormInput input = new FormInput(typed);
    return FormAnswer.of(
        input,
        model,
        response,
        () -> {
          long version = input.whole(MemberProfileForm.VERSION);
          ProfileChange change = constraints.checked(new MemberProfileForm(input).change());
          ConflictRetry.execute(() -> members.change(memberNumber, version, change));
          attributes.addFlashAttribute("changed", true);
          attributes.addAttribute("memberNumber", memberNumber);
          return "redirect:/members/{memberNumber}";
        },
        () -> {
          prepare(members.require(memberNumber), model);
          return "profile";
        });
  }

  private void prepare(Member member, Model model) {
    model.addAttribute("member", member);
    model.addAttribute("accountTypes", AccountType.values());
    model.addAttribute("words", words);
    model.addAttribute(FormAnswer.TYPED, MemberProfileForm.of(member));
  }
}
