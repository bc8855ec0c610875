package io.tierflow.portal;

import io.tierflow.tier.TierProgress;
import io.tierflow.web.ConflictException;
import io.tierflow.web.TooManyRequestsException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which members have their own tier checked. */
@Controller
@RequestMapping(PortalAddress.UPGRADE)
class MyUpgradePage {

  private final PortalFrame frame;
  private final MyAccount account;
  private final MyUpgrade upgrade;

  MyUpgradePage(PortalFrame frame, MyAccount account, MyUpgrade upgrade) {
    this.frame = frame;
    this.account = account;
    this.upgrade = upgrade;
  }

  @GetMapping
  String show(@AuthenticationPrincipal SignedInMember me, Locale locale, Model model) {
    Locale language = frame.add(me, locale, model);
    TierProgress progress = account.progress(me, language);
    model.addAttribute("me", account.standing(me));
    model.addAttribute("tiers", account.tierNames(me, language));
    model.addAttribute("progress", progress);
    model.addAttribute("over", account.isOver(progress));
    model.addAttribute("lastChange", account.lastTierChange(me, language).orElse(null));
    model.addAttribute("checks", upgrade.checks(me));
    model.addAttribute("outcome", upgrade.lastOutcome(me).orElse(null));
    return "portal/upgrade";
  }

  @PostMapping
  ModelAndView check(@AuthenticationPrincipal SignedInMember me, Locale locale, Model model) {
    try {
      upgrade.check(me, locale);
      return new ModelAndView("redirect:" + PortalAddress.UPGRADE + "?checked");
    } catch (TooManyRequestsException tooMany) {
      return refused(me, HttpStatus.TOO_MANY_REQUESTS, locale, model);
    } catch (ConflictException suspended) {
      return refused(me, HttpStatus.CONFLICT, locale, model);
    }
  }

  private ModelAndView refused(SignedInMember me, HttpStatus status, Locale locale, Model model) {
    model.addAttribute("refused", status.name());
    return new ModelAndView(show(me, locale, model), status);
  }
}
