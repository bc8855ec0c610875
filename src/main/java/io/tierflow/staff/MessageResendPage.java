package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.notification.outbox.MessageResendService;
import io.tierflow.web.StaffPage;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sends a member a message once more, from the list of their messages. */
@StaffPage(
    title = "Send a message again",
    section = "members",
    way = "/members",
    wayName = "All members")
class MessageResendPage {

  private final MessageResendService messages;

  MessageResendPage(MessageResendService messages) {
    this.messages = messages;
  }

  /** Sent twice, it sends once: the id comes with the form. */
  @PostMapping("/members/{memberNumber}/messages/{messageId}/resend")
  String resend(
      @PathVariable String memberNumber,
      @PathVariable String messageId,
      @RequestParam Map<String, String> typed,
      RedirectAttributes attributes) {
    String id = new FormInput(typed).id("resendId");
    ConflictRetry.execute(
        () -> {
          messages.resend(memberNumber, messageId, id);
          return id;
        });
    attributes.addFlashAttribute("resent", true);
    attributes.addAttribute("memberNumber", memberNumber);
    return "redirect:/members/{memberNumber}";
  }
}
