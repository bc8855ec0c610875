package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.common.PointsRange;
import io.tierflow.member.MemberService;
import io.tierflow.points.PointsService;
import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.points.approval.AdjustmentOutcome;
import io.tierflow.web.FigureFormat;
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

/** Asks by how many points a balance is to be corrected, and why. */
@StaffPage(title = "Adjust points", section = "members", way = "/members", wayName = "All members")
class AdjustmentPage {

  private static final String ADJUSTMENTS = "/members/{memberNumber}/adjustments";

  private static final String ID = "adjustmentId";

  private static final int MAX_REASON = 500;

  private final MemberService members;
  private final PointsService points;
  private final AdjustmentApprovals approvals;
  private final FigureFormat text;

  AdjustmentPage(
      MemberService members,
      PointsService points,
      AdjustmentApprovals approvals,
      FigureFormat text) {
    this.members = members;
    this.points = points;
    this.approvals = approvals;
    this.text = text;
  }

  /** The form has an id of its own, so that a second click moves nothing more. */
  @GetMapping(ADJUSTMENTS)
  String ask(@PathVariable String memberNumber, Model model) {
    model.addAttribute("member", members.require(memberNumber));
    model.addAttribute("balance", points.of(memberNumber));
    model.addAttribute("mostPoints", PointsRange.MAX_MOVED);
    model.addAttribute(FormAnswer.TYPED, Map.of(ID, "page-" + UUID.randomUUID()));
    model.addAttribute("text", text);
    return "adjustment";
  }

  @PostMapping(ADJUSTMENTS)
  String adjust(
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
          AdjustmentOutcome outcome = adjusted(memberNumber, input, staff.getName());
          attributes.addFlashAttribute(
              outcome.request() == null ? "adjusted" : "adjustmentWaits", true);
          attributes.addAttribute("memberNumber", memberNumber);
          return "redirect:/members/{memberNumber}";
        },
        () -> ask(memberNumber, model));
  }

  private AdjustmentOutcome adjusted(String memberNumber, FormInput input, String staff) {
    members.require(memberNumber);
    PointsService.Adjustment adjustment =
        new PointsService.Adjustment(
            input.id(ID), input.whole("points"), input.required("reason", MAX_REASON));
    return ConflictRetry.executeUnique(() -> approvals.request(memberNumber, adjustment, staff));
  }
}
