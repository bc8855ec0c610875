package io.tierflow.security;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which people sign in. */
@Controller
class SignInPage {

  private final OidcSignIn providers;

  SignInPage(OidcSignIn providers) {
    this.providers = providers;
  }

  @GetMapping("/login")
  String show(Model page) {
    page.addAttribute("providers", providers.offers());
    return "login";
  }
}
