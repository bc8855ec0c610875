package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ValueFormat;
import io.tierflow.member.MemberService;
import io.tierflow.points.approval.ApprovalState;
import io.tierflow.policy.Tier;
import io.tierflow.policy.VocabularySource;
import io.tierflow.tier.grant.NewTierGrant;
import io.tierflow.tier.grant.TierGrant;
import io.tierflow.tier.grant.TierGrantService;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.StaffPage;
import java.security.Principal;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks which tier a member is to get from staff, until when, and why. */
@StaffPage(title = "Grant a tier", section = "members", way = "/members", wayName = "Find a member")
class TierGrantPage {

  private static final String GRANTS = "/members/{memberNumber}/tier-grants";

  private final MemberService members;
  private final TierGrantService grants;
  private final VocabularySource vocabulary;
  private final ProgrammeCalendar calendar;
  private final FigureFormat text;

  TierGrantPage(
      MemberService members,
      TierGrantService grants,
      VocabularySource vocabulary,
      ProgrammeCalendar calendar,
      FigureFormat text) {
    this.members = members;
    this.grants = grants;
    this.vocabulary = vocabulary;
    this.calendar = calendar;
    this.text = text;
  }

  /** The form has an id of its own, so that a second click grants nothing more. */
  @GetMapping(GRANTS)
  String ask(@PathVariable String memberNumber, Model model) {
    model.addAttribute("member", members.require(memberNumber));
    model.addAttribute("grantId", "page-" + UUID.randomUUID());
    model.addAttribute("ladder", vocabulary.ladder());
    model.addAttribute("tomorrow", calendar.today().plusDays(1));
    model.addAttribute("text", text);
    return "tier-grant";
  }

  @PostMapping(GRANTS)
  String grant(
      @PathVariable String memberNumber,
      @RequestParam(defaultValue = "") String grantId,
      @RequestParam(defaultValue = "") String tier,
      @RequestParam(defaultValue = "") String validUntil,
      @RequestParam(defaultValue = "") String reason,
      Principal staff,
      RedirectAttributes attributes) {
    NewTierGrant asked = new NewTierGrant(id(grantId), tier(tier), day(validUntil), reason(reason));
    members.require(memberNumber);
    TierGrant grant =
        ConflictRetry.executeUnique(() -> grants.request(memberNumber, asked, staff.getName()))
            .grant();
    attributes.addFlashAttribute(
        grant.getState() == ApprovalState.WAITING ? "grantWaits" : "granted", true);
    attributes.addAttribute("memberNumber", memberNumber);
    return "redirect:/members/{memberNumber}";
  }

  private static String id(String given) {
    if (!given.matches("[!-~]{1,64}")) {
      throw new InvalidInputException(
          "grantId", "grantId must have 1 to 64 visible ASCII characters, without spaces.");
    }
    return given;
  }

  private Tier tier(String given) {
    return vocabulary
        .ladder()
        .find(given)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "tier", "Choose a tier; accepted: %s.".formatted(vocabulary.ladder())));
  }

  private static LocalDate day(String given) {
    try {
      return given.isBlank() ? null : ValueFormat.DAY.read(given.strip());
    } catch (IllegalArgumentException otherwise) {
      throw new InvalidInputException(
          "validUntil", "A day must be %s.".formatted(ValueFormat.DAY.accepted()));
    }
  }

  private static String reason(String given) {
    String why = given.strip();
    if (why.isEmpty() || why.length() > NewTierGrant.MAX_REASON) {
      throw new InvalidInputException(
          "reason",
          "A reason is required, with at most %d characters.".formatted(NewTierGrant.MAX_REASON));
    }
    return why;
  }
}
