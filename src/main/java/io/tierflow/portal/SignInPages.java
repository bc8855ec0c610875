package io.tierflow.portal;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.outbox.MessageSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages on which a member asks for a link, and uses it. */
@Controller
class SignInPages {

  private final PortalSettings settings;
  private final MessageSettings messages;
  private final MessageChannels channels;
  private final Optional<TrialMembers> trial;
  private final JoinSettings join;

  SignInPages(
      PortalSettings settings,
      MessageSettings messages,
      MessageChannels channels,
      Optional<TrialMembers> trial,
      JoinSettings join) {
    this.settings = settings;
    this.messages = messages;
    this.channels = channels;
    this.trial = trial;
    this.join = join;
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

  /** Whether people become members without staff. */
  @ModelAttribute("joinable")
  boolean joinable() {
    return join.enabled();
  }

  /** Whether links can leave. */
  @ModelAttribute("sendable")
  boolean sendable() {
    return channels.isConfigured(Channel.EMAIL);
  }

  @GetMapping(PortalAddress.SIGN_IN)
  String ask(HttpServletRequest visitor, Model model) {
    trial.ifPresent(
        members -> {
          model.addAttribute("trialMembers", members.offeredTo(visitor));
          model.addAttribute("mailbox", members.mailbox());
        });
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
