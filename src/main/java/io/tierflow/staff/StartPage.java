package io.tierflow.staff;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads people to where their work is. */
@Controller
class StartPage {

  private static final String MEMBERS = "/members";

  private final WebInvocationPrivilegeEvaluator privileges;

  StartPage(WebInvocationPrivilegeEvaluator privileges) {
    this.privileges = privileges;
  }

  @GetMapping("/")
  String start(Authentication user) {
    return privileges.isAllowed(MEMBERS, user)
        ? "redirect:" + MEMBERS
        : "redirect:/camunda/app/tasklist/";
  }
}
