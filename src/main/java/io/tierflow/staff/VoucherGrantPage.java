package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.MemberService;
import io.tierflow.reward.grant.NewVoucherGrant;
import io.tierflow.reward.grant.VoucherGrantService;
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

/** Asks what a voucher for a member is to be worth, for how long, and why. */
@StaffPage(
    title = "Grant a voucher",
    section = "members",
    way = "/members",
    wayName = "All members")
class VoucherGrantPage {

  private static final String VOUCHERS = "/members/{memberNumber}/vouchers";

  private static final String ID = "grantId";

  private final MemberService members;
  private final VoucherGrantService grants;
  private final FormConstraints constraints;
  private final FigureFormat text;

  VoucherGrantPage(
      MemberService members,
      VoucherGrantService grants,
      FormConstraints constraints,
      FigureFormat text) {
    this.members = members;
    this.grants = grants;
    this.constraints = constraints;
    this.text = text;
  }

  /** The form has an id of its own, so that a second click grants nothing more. */
  @GetMapping(VOUCHERS)
  String ask(@PathVariable String memberNumber, Model model) {
    model.addAttribute("member", members.require(memberNumber));
    model.addAttribute("mostDays", NewVoucherGrant.MAX_DAYS);
    model.addAttribute(FormAnswer.TYPED, Map.of(ID, "page-" + UUID.randomUUID()));
    model.addAttribute("text", text);
    return "voucher-grant";
  }

  @PostMapping(VOUCHERS)
  String grant(
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
          NewVoucherGrant asked = constraints.checked(asked(input));
          ConflictRetry.executeUnique(() -> grants.grant(memberNumber, asked, staff.getName()));
          attributes.addFlashAttribute("voucherGranted", true);
          attributes.addAttribute("memberNumber", memberNumber);
          return "redirect:/members/{memberNumber}";
        },
        () -> ask(memberNumber, model));
  }

  private static NewVoucherGrant asked(FormInput input) {
    return new NewVoucherGrant(
        input.id(ID),
        input.decimal("value"),
        input.small("validityDays"),
        input.required("reason", NewVoucherGrant.MAX_REASON));
  }
}
