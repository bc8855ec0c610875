package io.tierflow.portal.profile;

import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.points.PointsService;
import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.SignedInMember;
import io.tierflow.web.ConflictException;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which members change who they are, confirm an e-mail address, and leave. */
@Controller
class ProfilePage {

  private final ProfileService profiles;
  private final EmailChangeService emails;
  private final PointsService points;
  private final MessageSettings messages;
  private final FigureFormat text;
  private final MessageSource texts;

  ProfilePage(
      ProfileService profiles,
      EmailChangeService emails,
      PointsService points,
      MessageSettings messages,
      FigureFormat text,
      MessageSource messageSource) {
    this.profiles = profiles;
    this.emails = emails;
    this.points = points;
    this.messages = messages;
    this.text = text;
    this.texts = messageSource;
  }

  @ModelAttribute("programme")
  String programme() {
    return messages.programmeName();
  }

  @GetMapping(PortalAddress.PROFILE)
  String show(@AuthenticationPrincipal SignedInMember me, Locale locale, Model model) {
    MyProfile mine = frame(me, locale, model);
    model.addAttribute("form", ProfileForm.of(mine.profile()));
    return "portal/profile";
  }

  @PostMapping(PortalAddress.PROFILE)
  ModelAndView change(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam(required = false) String fullName,
      @RequestParam(required = false) String email,
      @RequestParam(required = false) String phone,
      @RequestParam(required = false) String birthDate,
      @RequestParam(required = false) String address,
      Locale locale,
      Model model) {
    ProfileForm form = new ProfileForm(fullName, email, phone, birthDate, address);
    model.addAttribute("form", form);
    try {
      MyProfile changed = profiles.change(me.memberNumber(), form.edit());
      return new ModelAndView(
          "redirect:%s?%s"
              .formatted(PortalAddress.PROFILE, changed.newEmail() == null ? "saved" : "confirm"));
    } catch (InvalidInputException wrong) {
      return refused(me, wrong.field(), HttpStatus.BAD_REQUEST, locale, model);
    } catch (ConflictException tooOften) {
      return refused(me, "often", HttpStatus.CONFLICT, locale, model);
    }
  }

  private ModelAndView refused(
      SignedInMember me, String why, HttpStatusCode status, Locale locale, Model model) {
    frame(me, locale, model);
    model.addAttribute("refused", why);
    return new ModelAndView("portal/profile", status);
  }

  /** Uses nothing up: programs that look through e-mails open every link. */
  @GetMapping(PortalAddress.EMAIL_CONFIRMATION)
  String confirmation() {
    return "portal/email-confirmation";
  }

  /** The code says enough: a mail may be opened where nobody has signed in. */
  @PostMapping(PortalAddress.EMAIL_CONFIRMATION)
  String confirm(@RequestParam(defaultValue = "") String token) {
    return "redirect:%s?%s"
        .formatted(
            PortalAddress.EMAIL_CONFIRMATION, emails.confirm(token) ? "confirmed" : "refused");
  }

  @GetMapping(PortalAddress.CLOSURE)
  String leave(@AuthenticationPrincipal SignedInMember me, Locale locale, Model model) {
    frame(me, locale, model);
    model.addAttribute("available", points.of(me.memberNumber()).available());
    return "portal/closure";
  }

  @PostMapping(PortalAddress.CLOSURE)
  String close(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam(required = false) String confirmed,
      HttpServletRequest request) {
    if (confirmed == null) {
      return "redirect:" + PortalAddress.CLOSURE;
    }
    profiles.close(me.memberNumber());
    request.getSession().invalidate();
    return "redirect:" + PortalAddress.SIGN_IN + "?closed";
  }

  private MyProfile frame(SignedInMember me, Locale locale, Model model) {
    Locale language = Locale.forLanguageTag(texts.getMessage("language", null, locale));
    MyProfile mine = profiles.of(me.memberNumber());
    model.addAttribute("name", mine.profile().fullName());
    model.addAttribute("text", text.in(language));
    model.addAttribute("mine", mine);
    return mine;
  }
}
