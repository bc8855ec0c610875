package io.tierflow.portal.join;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.NewMember;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.consent.PreferenceService;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.portal.JoinSettings;
import io.tierflow.portal.MemberSessions;
import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.SpokenLanguage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The pages on which somebody asks to become a member, and confirms it. Whatever is behind an
 * address, what comes after the form is always the same.
 */
@Controller
class JoinPage {

  /** Stands in for the number that the member gets later, to look at the rest. */
  private static final String ANY_NUMBER = "M0";

  private final JoinService joins;
  private final JoinRequests requests;
  private final MemberSessions sessions;
  private final JoinSettings settings;
  private final MessageSettings messages;
  private final MessageChannels channels;
  private final PreferenceService preferences;
  private final ProgrammeCalendar calendar;
  private final Validator validator;

  JoinPage(
      JoinService joins,
      JoinRequests requests,
      MemberSessions sessions,
      JoinSettings settings,
      MessageSettings messages,
      MessageChannels channels,
      PreferenceService preferences,
      ProgrammeCalendar calendar,
      Validator validator) {
    this.joins = joins;
    this.requests = requests;
    this.sessions = sessions;
    this.settings = settings;
    this.messages = messages;
    this.channels = channels;
    this.preferences = preferences;
    this.calendar = calendar;
    this.validator = validator;
  }

  @ModelAttribute("programme")
  String programme() {
    return messages.programmeName();
  }

  @ModelAttribute("open")
  boolean open() {
    return joins.isOpen();
  }

  /** Whether links can leave. */
  @ModelAttribute("sendable")
  boolean sendable() {
    return channels.isConfigured(Channel.EMAIL);
  }

  @ModelAttribute("join")
  JoinSettings settings() {
    return settings;
  }

  @ModelAttribute("languages")
  List<SpokenLanguage> languages() {
    return SpokenLanguage.of(preferences.languages());
  }

  @GetMapping(PortalAddress.JOIN)
  String ask(@RequestParam(required = false) String code, Locale locale, Model model) {
    model.addAttribute("form", JoinForm.empty(code, preferences.languageFor(locale)));
    model.addAttribute("wrong", Set.of());
    return "portal/join";
  }

  @PostMapping(PortalAddress.JOIN)
  ModelAndView request(
      @RequestParam(required = false) String fullName,
      @RequestParam(required = false) String email,
      @RequestParam(required = false) String language,
      @RequestParam(required = false) String consent,
      @RequestParam(required = false) String marketing,
      @RequestParam(required = false) String terms,
      @RequestParam(required = false) String code,
      @RequestParam(required = false) String named,
      @RequestParam(required = false) String website,
      HttpServletRequest from,
      Model model) {
    JoinForm form =
        new JoinForm(fullName, email, language, consent, marketing, terms, code, named, website);
    JoinApplication application = form.application(calendar.now());
    Set<String> wrong = wrong(application);
    if (joins.isOpen() && !form.isByProgram()) {
      if (!wrong.isEmpty()) {
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        return new ModelAndView("portal/join", HttpStatus.BAD_REQUEST);
      }
      requests.take(application, from.getRemoteAddr());
    }
    return new ModelAndView("redirect:" + PortalAddress.JOIN + "?asked");
  }

  /** The fields that can't be as they are: those of any new member, and what joining needs. */
  private Set<String> wrong(JoinApplication application) {
    Set<String> wrong = new TreeSet<>();
    NewMember newcomer = application.newMember(ANY_NUMBER);
    validator
        .validate(newcomer)
        .forEach(violation -> wrong.add(violation.getPropertyPath().toString()));
    if (newcomer.email() == null) {
      wrong.add("email");
    }
    if (languages().stream().noneMatch(spoken -> spoken.code().equals(newcomer.language()))) {
      wrong.add("language");
    }
    if (!settings.termsVersion().equals(application.termsVersion())) {
      wrong.add("terms");
    }
    return wrong;
  }

  /** Uses nothing up: programs that look through e-mails open every link. */
  @GetMapping(PortalAddress.JOIN_CONFIRMATION)
  String confirmation() {
    return "portal/join-confirmation";
  }

  @PostMapping(PortalAddress.JOIN_CONFIRMATION)
  String confirm(
      @RequestParam(defaultValue = "") String token,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<String> member = joins.confirm(token);
    member.ifPresent(
        number -> sessions.begin(number, "By confirming the e-mail address.", request, response));
    return "redirect:"
        + member.map(number -> PortalAddress.HOME).orElse(PortalAddress.JOIN + "?refused");
  }
}
