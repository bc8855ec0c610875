package io.tierflow.security.authentication.secondfactor;

import io.tierflow.security.authentication.EngineUserStore;
import io.tierflow.security.authentication.EngineUsers;
import io.tierflow.security.authentication.SignInDelays;
import io.tierflow.security.authentication.SignedInRedirect;
import io.tierflow.security.authentication.StaffSessions;
import io.tierflow.security.ratelimit.SignInOutcomes;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Where whose password was right types the code of the second factor. */
@Controller
class SecondFactorPage {

  private static final String PATH = "/login/code";

  private final EngineUserStore file;
  private final EngineUsers users;
  private final SecondFactorService factors;
  private final SignInOutcomes outcomes;
  private final StaffSessions sessions;
  private final SignedInRedirect redirect = new SignedInRedirect();

  SecondFactorPage(
      EngineUserStore file,
      EngineUsers users,
      SecondFactorService factors,
      SignInOutcomes outcomes,
      StaffSessions sessions) {
    this.file = file;
    this.users = users;
    this.factors = factors;
    this.outcomes = outcomes;
    this.sessions = sessions;
  }

  @GetMapping(PATH)
  String show() {
    return "login-code";
  }

  @PostMapping(PATH)
  void complete(
      @RequestParam(defaultValue = "") String code,
      Authentication pending,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    String user = pending.getName();
    Optional<String> proof = file.admits(user, outcomes.origin(), () -> factors.verify(user, code));
    if (proof.isEmpty()) {
      FlashMap flash = RequestContextUtils.getOutputFlashMap(request);
      flash.put("advice", users.refuse(user, "second factor").advice(SignInDelays.now()));
      RequestContextUtils.saveOutputFlashMap(PATH, request, response);
      response.sendRedirect(request.getContextPath() + PATH);
      return;
    }
    Authentication signedIn = users.complete(user, "password and " + proof.get());
    sessions.complete(signedIn, request, response);
    redirect.onAuthenticationSuccess(request, response, signedIn);
  }
}
