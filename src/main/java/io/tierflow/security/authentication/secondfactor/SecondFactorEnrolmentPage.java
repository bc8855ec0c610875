package io.tierflow.security.authentication.secondfactor;

import io.tierflow.security.authentication.EngineUsers;
import io.tierflow.security.authentication.LiveSessions;
import io.tierflow.security.authentication.StaffSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people turn their second factor on: who wants one, and who must have one before the sign-in
 * is complete. Who is signed in already types the password once more, or whoever finds an open
 * session could lock its user out.
 */
@Controller
class SecondFactorEnrolmentPage {

  private static final String PATH = "/account/second-factor";
  private static final String BEGUN = SecondFactorEnrolmentPage.class.getName();

  private final SecondFactorService factors;
  private final EngineUsers users;
  private final StaffSessions sessions;
  private final LiveSessions live;
  private final IdentityService identities;

  SecondFactorEnrolmentPage(
      SecondFactorService factors,
      EngineUsers users,
      StaffSessions sessions,
      LiveSessions live,
      IdentityService identities) {
    this.factors = factors;
    this.users = users;
    this.sessions = sessions;
    this.live = live;
    this.identities = identities;
  }

  @GetMapping(PATH)
  String show(Authentication user, HttpSession session, Model page) {
    if (factors.isOn(user.getName())) {
      return "redirect:/account";
    }
    page.addAttribute("enrolment", begun(user, session));
    page.addAttribute("must", PendingSignIn.is(user));
    return "second-factor";
  }

  @PostMapping(PATH)
  String confirm(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String password,
      Authentication user,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes attributes) {
    boolean pending = PendingSignIn.is(user);
    if (!pending && (password.isEmpty() || !identities.checkPassword(user.getName(), password))) {
      attributes.addFlashAttribute(
          "wrong", "The password is wrong, or you must wait before trying again.");
      return "redirect:" + PATH;
    }
    Optional<List<String>> codes = factors.confirm(begun(user, request.getSession()), code);
    if (codes.isEmpty()) {
      attributes.addFlashAttribute(
          "wrong", "The code is wrong. Enter the current code from your authenticator app.");
      return "redirect:" + PATH;
    }
    request.getSession().removeAttribute(BEGUN);
    if (pending) {
      sessions.complete(
          users.complete(user.getName(), "password and new second factor"), request, response);
    } else {
      sessions.renew(user, request);
    }
    // They would end with their next request, and be listed until then.
    live.endOthers(user.getName(), request.getSession());
    attributes.addFlashAttribute("codes", codes.get());
    return "redirect:/account";
  }

  /** The secret waits in the session until it is confirmed, and is in no database until then. */
  private SecondFactorEnrolment begun(Authentication user, HttpSession session) {
    if (session.getAttribute(BEGUN) instanceof SecondFactorEnrolment begun
        && begun.user().equals(user.getName())) {
      return begun;
    }
    SecondFactorEnrolment fresh = factors.begin(user.getName());
    session.setAttribute(BEGUN, fresh);
    return fresh;
  }
}
