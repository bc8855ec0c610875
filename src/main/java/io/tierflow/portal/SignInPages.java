package io.tierflow.portal;

import io.tierflow.notification.outbox.MessageSettings;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages on which a member asks for a link, and uses it. */
@Controller
class SignInPages {

  private final PortalSettings settings;
  private final MessageSettings messages;

  SignInPages(PortalSettings settings, MessageSettings messages) {
    this.settings = settings;
    this.messages = messages;
  }

  @ModelAttribute("programme")
  String programme() {
    return messages.programmeName();
  }

  @ModelAttribute("validMinutes")
  long validMinutes() {
    return settings.linkValidity().toMinutes();
  }

  @ModelAttribute("open")
  boolean open() {
    return settings.isOpen();
  }

  @GetMapping(PortalAddress.SIGN_IN)
  String ask() {
    return "portal/sign-in";
  }

  /** Comes here only with nothing in the form; Spring Security takes what has something. */
  @PostMapping(PortalAddress.SIGN_IN)
  String askForNothing() {
    return "redirect:" + PortalAddress.SIGN_IN;
  }

  /** Uses nothing up: programs that look through e-mails open every link. */
  @GetMapping(PortalAddress.LINK)
  String link() {
    return "portal/link";
  }
}
