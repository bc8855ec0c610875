package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.points.PointsService;
import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.reward.UnusedRewardService;
import io.tierflow.tier.grant.TierGrantService;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says what ends with a membership, and asks why it is closed and whether it is meant. */
@StaffPage(
    title = "Close a membership",
    section = "members",
    way = "/members",
    wayName = "All members")
class ClosurePage {

  private static final String CLOSURE = "/members/{memberNumber}/closure";

  private static final String ID = "noteId";

  private static final int MAX_REASON = 500;

  private final MemberService members;
  private final MergedMembers merged;
  private final ClosureService closures;
  private final PointsService points;
  private final AdjustmentApprovals adjustments;
  private final UnusedRewardService rewards;
  private final TierGrantService grants;
  private final FigureFormat text;

  ClosurePage(
      MemberService members,
      MergedMembers merged,
      ClosureService closures,
      PointsService points,
      AdjustmentApprovals adjustments,
      UnusedRewardService rewards,
      TierGrantService grants,
      FigureFormat text) {
    this.members = members;
    this.merged = merged;
    this.closures = closures;
    this.points = points;
    this.adjustments = adjustments;
    this.rewards = rewards;
    this.grants = grants;
    this.text = text;
  }

  @GetMapping(CLOSURE)
  String ask(@PathVariable String memberNumber, Model model) {
    Member member = members.require(memberNumber);
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership %s is closed.".formatted(memberNumber));
    }
    model.addAttribute("member", member);
    model.addAttribute("balance", points.of(memberNumber));
    model.addAttribute("vouchers", rewards.vouchers(memberNumber));
    model.addAttribute("gifts", rewards.gifts(memberNumber));
    model.addAttribute("adjustments", adjustments.waiting(memberNumber).size());
    model.addAttribute("grants", grants.waiting(memberNumber).size());
    model.addAttribute(FormAnswer.TYPED, Map.of(ID, NotePage.newId()));
    model.addAttribute("text", text);
    return "closure";
  }

  /** Sent twice, it closes once. */
  @PostMapping(CLOSURE)
  String close(
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
          String reason = input.required("reason", MAX_REASON);
          requireMeant(input);
          attributes.addFlashAttribute(
              "closed",
              ConflictRetry.executeUnique(
                      () -> closures.close(memberNumber, id, reason, staff.getName()))
                  .ended());
          attributes.addAttribute("memberNumber", memberNumber);
          return "redirect:/members/{memberNumber}";
        },
        () -> ask(memberNumber, model));
  }

  private static void requireMeant(FormInput input) {
    if (!input.ticked("meant")) {
      throw new InvalidInputException(
          "meant", "Tick that the membership is to be closed; it can’t be undone.");
    }
  }
}
