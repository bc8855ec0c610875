package io.tierflow.staff;

import io.tierflow.web.LinkAccess;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads people to where their work is. */
@Controller
class StartPage {

  private static final List<String> PLACES =
      List.of("/members", "/camunda/app/tasklist/", "/camunda/app/cockpit/");

  /** Shows who signed in the webapps that are open to them, if any is. */
  private static final String WELCOME = "/camunda/app/welcome/";

  private final LinkAccess links;

  StartPage(LinkAccess links) {
    this.links = links;
  }

  @GetMapping("/")
  String start() {
    return "redirect:" + PLACES.stream().filter(links::isOpen).findFirst().orElse(WELCOME);
  }
}
