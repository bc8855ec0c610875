package io.tierflow.portal;

import io.tierflow.web.PageParameters;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which members find the codes of their vouchers. */
@Controller
class MyVouchersPage {

  private final PortalFrame frame;
  private final MyAccount account;

  MyVouchersPage(PortalFrame frame, MyAccount account) {
    this.frame = frame;
    this.account = account;
  }

  @GetMapping(PortalAddress.VOUCHERS)
  String show(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      Model model) {
    Locale language = frame.add(me, locale, model);
    model.addAttribute(
        "vouchers",
        new PageParameters(parameters)
            .listing("vouchers", page -> account.vouchers(me, page, language)));
    return "portal/vouchers";
  }
}
