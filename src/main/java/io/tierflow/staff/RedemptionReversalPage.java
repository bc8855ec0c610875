package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.reward.RedemptionReversalService;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.StaffPage;
import java.security.Principal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says what the reversal of a redemption changes, and asks why and whether it is meant. */
@StaffPage(
    title = "Reverse a redemption",
    section = "members",
    way = "/members",
    wayName = "Find a member")
class RedemptionReversalPage {

  private static final String REVERSAL =
      "/members/{memberNumber}/redemptions/{redemptionId}/reversal";

  private static final int REASON_LENGTH = 500;

  private final RedemptionReversalService reversals;
  private final FigureFormat text;

  RedemptionReversalPage(RedemptionReversalService reversals, FigureFormat text) {
    this.reversals = reversals;
    this.text = text;
  }

  @GetMapping(REVERSAL)
  String ask(@PathVariable String memberNumber, @PathVariable String redemptionId, Model model) {
    model.addAttribute("memberNumber", memberNumber);
    model.addAttribute("redemption", reversals.preview(memberNumber, redemptionId));
    model.addAttribute("text", text);
    return "redemption-reversal";
  }

  @PostMapping(REVERSAL)
  String reverse(
      @PathVariable String memberNumber,
      @PathVariable String redemptionId,
      @RequestParam(defaultValue = "") String reason,
      Principal staff,
      RedirectAttributes attributes) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > REASON_LENGTH) {
      throw new InvalidInputException(
          "reason", "A reason is required, with at most %d characters.".formatted(REASON_LENGTH));
    }
    ConflictRetry.executeUnique(
        () -> reversals.reverse(memberNumber, redemptionId, why, staff.getName()));
    attributes.addFlashAttribute("reversed", true);
    attributes.addAttribute("memberNumber", memberNumber);
    return "redirect:/members/{memberNumber}";
  }
}
