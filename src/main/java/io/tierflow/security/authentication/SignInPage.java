package io.tierflow.security.authentication;

import io.tierflow.security.authentication.oidc.OidcSignIn;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The page on which people sign in. */
@Controller
class SignInPage {

  private final OidcSignIn providers;

  SignInPage(OidcSignIn providers) {
    this.providers = providers;
  }

  @GetMapping("/login")
  String show(
      @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false)
          Exception failure,
      Model page) {
    page.addAttribute("providers", providers.offers());
    if (failure instanceof RefusedSignIn refused) {
      page.addAttribute("advice", refused.advice(SignInDelays.now()));
    }
    return "login";
  }
}
