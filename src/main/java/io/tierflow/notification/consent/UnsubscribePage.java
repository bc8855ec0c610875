package io.tierflow.notification.consent;

import io.tierflow.notification.content.MessageClass;
import io.tierflow.notification.content.PortalLinks;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.web.NotFoundException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way out of e-mails, without sign-in. Mail programmes post to it (RFC 8058); people get a page
 * with a button, since scanners of mail follow links and must not unsubscribe anybody.
 */
@Controller
@RequestMapping("/unsubscribe/{token}")
class UnsubscribePage {

  private static final String PAGE = "unsubscribe";

  private final UnsubscribeService unsubscribing;
  private final MessageSettings settings;
  private final ObjectProvider<PortalLinks> pages;

  UnsubscribePage(
      UnsubscribeService unsubscribing,
      MessageSettings settings,
      ObjectProvider<PortalLinks> pages) {
    this.unsubscribing = unsubscribing;
    this.settings = settings;
    this.pages = pages;
  }

  @GetMapping
  String ask(@PathVariable String token, Model model) {
    return show(model, unsubscribing.read(token), "ask");
  }

  @PostMapping
  String unsubscribe(@PathVariable String token, Model model) {
    return show(model, unsubscribing.end(token), "done");
  }

  @ExceptionHandler
  ModelAndView unknown(NotFoundException missing) {
    ModelAndView page = new ModelAndView(PAGE, HttpStatus.NOT_FOUND);
    page.addObject("programme", settings.programmeName());
    page.addObject("sentence", missing.getMessage());
    page.addObject("state", "unknown");
    return page;
  }

  private String show(Model model, MessageClass left, String state) {
    model.addAttribute("programme", settings.programmeName());
    model.addAttribute("marketingAlone", left == MessageClass.MARKETING);
    model.addAttribute("state", state);
    pages.stream()
        .flatMap(page -> page.preferences().stream())
        .forEach(address -> model.addAttribute("preferences", address));
    return PAGE;
  }
}
