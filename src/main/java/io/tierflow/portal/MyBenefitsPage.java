package io.tierflow.portal;

import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which members read the programme's terms. */
@Controller
class MyBenefitsPage {

  private final PortalFrame frame;
  private final TermsReader terms;

  MyBenefitsPage(PortalFrame frame, TermsReader terms) {
    this.frame = frame;
    this.terms = terms;
  }

  @GetMapping(PortalAddress.BENEFITS)
  String show(@AuthenticationPrincipal SignedInMember me, Locale locale, Model model) {
    model.addAttribute("terms", terms.read(me, frame.add(me, locale, model)));
    return "portal/benefits";
  }
}
