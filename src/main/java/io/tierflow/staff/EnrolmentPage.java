package io.tierflow.staff;

import io.tierflow.member.AccountType;
import io.tierflow.member.MemberService;
import io.tierflow.member.NewMember;
import io.tierflow.policy.VocabularySource;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enrols a member with all that the API takes. */
@StaffPage(title = "Enrol a member", section = "members", way = "/members", wayName = "All members")
class EnrolmentPage {

  private static final String ENROLMENT = "/members/new";

  private final MemberService members;
  private final VocabularySource vocabulary;
  private final FormConstraints constraints;
  private final MemberText words;

  EnrolmentPage(
      MemberService members,
      VocabularySource vocabulary,
      FormConstraints constraints,
      MemberText words) {
    this.members = members;
    this.vocabulary = vocabulary;
    this.constraints = constraints;
    this.words = words;
  }

  @GetMapping(ENROLMENT)
  String ask(Model model) {
    model.addAttribute("accountTypes", AccountType.values());
    model.addAttribute("ladder", vocabulary.ladder());
    model.addAttribute("words", words);
    model.addAttribute(FormAnswer.TYPED, MemberProfileForm.ofNobody());
    return "enrolment";
  }

  /** Sent twice, it enrols once: the number is taken then. */
  @PostMapping(ENROLMENT)
  String enrol(
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
          NewMember newcomer =
              constraints.checked(new MemberProfileForm(input).newMember(vocabulary.ladder()));
          attributes.addAttribute("memberNumber", members.enrol(newcomer).getMemberNumber());
          attributes.addFlashAttribute("enrolled", true);
          return "redirect:/members/{memberNumber}";
        },
        () -> ask(model));
  }
}
