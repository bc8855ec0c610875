package io.tierflow.security.authentication;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.security.authentication.secondfactor.SecondFactorResetService;
import io.tierflow.security.authentication.secondfactor.SecondFactorService;
import io.tierflow.security.authentication.token.PersonalTokenAuthentication;
import io.tierflow.security.authentication.token.PersonalTokenService;
import io.tierflow.security.ratelimit.SignInOutcomes;
import io.tierflow.security.secret.TokenTerms;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own sign-in: second factor, personal tokens, sessions. */
@StaffPage(
    title = "Your account",
    section = "account",
    way = AccountPage.PATH,
    wayName = "Your account")
class AccountPage {

  static final String PATH = "/account";
  private static final String BACK = "redirect:" + PATH;

  private final SecondFactorService factors;
  private final SecondFactorResetService resets;
  private final PersonalTokenService tokens;
  private final EngineUserStore users;
  private final StaffSessions sessions;
  private final LiveSessions live;
  private final SessionEpochs epochs;
  private final SignInOutcomes outcomes;
  private final AuditTrail audit;
  private final ProgrammeCalendar calendar;
  private final FigureFormat text;

  AccountPage(
      SecondFactorService factors,
      SecondFactorResetService resets,
      PersonalTokenService tokens,
      EngineUserStore users,
      StaffSessions sessions,
      LiveSessions live,
      SessionEpochs epochs,
      SignInOutcomes outcomes,
      AuditTrail audit,
      ProgrammeCalendar calendar,
      FigureFormat text) {
    this.factors = factors;
    this.resets = resets;
    this.tokens = tokens;
    this.users = users;
    this.sessions = sessions;
    this.live = live;
    this.epochs = epochs;
    this.outcomes = outcomes;
    this.audit = audit;
    this.calendar = calendar;
    this.text = text;
  }

  @GetMapping(PATH)
  String show(Authentication user, HttpServletRequest request, Model page) {
    String name = user.getName();
    page.addAttribute("on", factors.isOn(name));
    page.addAttribute("required", factors.isRequired(users.groups(name)));
    page.addAttribute("codesLeft", factors.recoveryCodesLeft(name));
    page.addAttribute(
        "hasPassword", users.find(name).map(EngineUserStore.StoredUser::password).isPresent());
    page.addAttribute("tokens", tokens.tokens(name));
    page.addAttribute("sessions", live.of(name, request.getSession(false)));
    page.addAttribute("today", calendar.today());
    page.addAttribute("text", text);
    return "account";
  }

  /** The token waits in the session for the page that shows it, and is gone from there then. */
  @PostMapping(PATH + "/tokens")
  String createToken(
      @RequestParam(required = false) String name,
      @RequestParam(defaultValue = "") String expiresOn,
      Authentication user,
      RedirectAttributes attributes) {
    if (user instanceof PersonalTokenAuthentication) {
      throw new AccessDeniedException("A personal token can't create another one.");
    }
    attributes.addFlashAttribute(
        "issued", tokens.create(user.getName(), name, TokenTerms.readLastDay(expiresOn)));
    return BACK;
  }

  @PostMapping(PATH + "/tokens/{tokenId}/revocation")
  String revokeToken(@PathVariable String tokenId, Authentication user) {
    tokens.revoke(user.getName(), tokenId);
    return BACK;
  }

  @PostMapping(PATH + "/sessions/{sessionId}/end")
  String endSession(@PathVariable String sessionId, Authentication user) {
    if (!live.end(user.getName(), sessionId)) {
      throw new NotFoundException("You have no session with this id on this node.");
    }
    audit.recordFor(user.getName(), AuditAction.SESSIONS_ENDED, user.getName(), "One.");
    return BACK;
  }

  /** On this node at once, on others within seconds. */
  @PostMapping(PATH + "/sessions/end-others")
  String endOtherSessions(Authentication user, HttpServletRequest request) {
    HttpSession own = request.getSession();
    epochs.next(user.getName());
    sessions.renew(user, request);
    live.endOthers(user.getName(), own);
    audit.recordFor(user.getName(), AuditAction.SESSIONS_ENDED, user.getName(), "All others.");
    return BACK;
  }

  @PostMapping(PATH + "/second-factor/recovery-codes")
  String renewRecoveryCodes(
      @RequestParam(defaultValue = "") String code,
      Authentication user,
      RedirectAttributes attributes) {
    requireCode(user.getName(), code);
    attributes.addFlashAttribute("codes", factors.renewRecoveryCodes(user.getName()));
    return BACK;
  }

  @PostMapping(PATH + "/second-factor/removal")
  String turnOff(
      @RequestParam(defaultValue = "") String code,
      Authentication user,
      HttpServletRequest request) {
    if (factors.isRequired(users.groups(user.getName()))) {
      throw new InvalidInputException(
          "code", "Your groups must have a second factor, so it can't be turned off.");
    }
    requireCode(user.getName(), code);
    factors.turnOff(user.getName());
    sessions.renew(user, request);
    live.endOthers(user.getName(), request.getSession());
    return BACK;
  }

  @PostMapping(PATH + "/second-factor-resets")
  String reset(
      @RequestParam(defaultValue = "") String user,
      Authentication admin,
      RedirectAttributes attributes) {
    resets.reset(user.strip(), admin.getName());
    attributes.addFlashAttribute("reset", user.strip());
    return BACK;
  }

  private void requireCode(String user, String code) {
    if (code.isBlank() || !factors.isOn(user)) {
      throw new InvalidInputException(
          "code", "This needs a code from your second factor, which must be on.");
    }
    Optional<String> proof =
        users.admits(user, outcomes.origin(), () -> factors.verify(user, code));
    if (proof.isEmpty()) {
      audit.recordFor(
          user, AuditAction.SIGN_IN_REFUSED, user, "second factor, asked for once more");
      outcomes.refused();
      throw new InvalidInputException(
          "code", "The code is wrong, was used before, or you must wait before trying again.");
    }
  }
}
