package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.MemberService;
import io.tierflow.member.note.MemberNote;
import io.tierflow.member.note.MemberNoteService;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what staff note about a member, for other staff to read. */
@StaffPage(title = "Write a note", section = "members", way = "/members", wayName = "All members")
class NotePage {

  private static final String NOTES = "/members/{memberNumber}/notes";

  private static final String ID = "noteId";

  private final MemberService members;
  private final MemberNoteService notes;

  NotePage(MemberService members, MemberNoteService notes) {
    this.members = members;
    this.notes = notes;
  }

  /** An id of its own for each form, so that a second click notes nothing more. */
  static String newId() {
    return "page-" + UUID.randomUUID();
  }

  @GetMapping(NOTES)
  String ask(@PathVariable String memberNumber, Model model) {
    model.addAttribute("member", members.require(memberNumber));
    model.addAttribute("longest", MemberNote.MAX_TEXT);
    model.addAttribute(FormAnswer.TYPED, Map.of(ID, newId()));
    return "note";
  }

  @PostMapping(NOTES)
  String write(
      @PathVariable String memberNumber,
      @RequestParam Map<String, String> typed,
      Principal staff,
      Model model,
      HttpServletResponse response,
      RedirectAttributes attributes) {
    FormInput input = new FormInput(typed);
    return FormAnswer.of(
        input,
        model,
        response,
        () -> {
          String id = input.id(ID);
          String note = input.text("note");
          ConflictRetry.executeUnique(
              () -> {
                notes.write(memberNumber, id, note, staff.getName());
                return id;
              });
          attributes.addFlashAttribute("noted", true);
          attributes.addAttribute("memberNumber", memberNumber);
          return "redirect:/members/{memberNumber}";
        },
        () -> ask(memberNumber, model));
  }
}
