package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ValueFormat;
import io.tierflow.member.agreement.AgreementService;
import io.tierflow.member.agreement.AgreementTerms;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageParameters;
import io.tierflow.web.StaffPage;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.WebInvocationPrivilegeEvaluator;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which staff say on which days agreements are valid. */
@StaffPage(
    title = "Agreements",
    section = "agreements",
    way = AgreementsPage.AGREEMENTS,
    wayName = "All agreements")
class AgreementsPage {

  static final String AGREEMENTS = "/agreements";

  private final AgreementService agreements;
  private final ProgrammeCalendar calendar;
  private final WebInvocationPrivilegeEvaluator privileges;
  private final FigureFormat text;

  AgreementsPage(
      AgreementService agreements,
      ProgrammeCalendar calendar,
      WebInvocationPrivilegeEvaluator privileges,
      FigureFormat text) {
    this.agreements = agreements;
    this.calendar = calendar;
    this.privileges = privileges;
    this.text = text;
  }

  @GetMapping(AGREEMENTS)
  String agreements(
      @RequestParam Map<String, String> parameters, Authentication user, Model model) {
    model.addAttribute(
        "found", new PageParameters(parameters).listing("page", agreements::agreements));
    model.addAttribute("today", calendar.today());
    model.addAttribute("text", text);
    model.addAttribute(
        "mayRecord", privileges.isAllowed("", AGREEMENTS, HttpMethod.POST.name(), user));
    return "agreements";
  }

  @PostMapping(AGREEMENTS)
  String record(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String validFrom,
      @RequestParam(defaultValue = "") String validTo,
      RedirectAttributes attributes) {
    LocalDate first = day("validFrom", validFrom);
    LocalDate last = validTo.isBlank() ? null : day("validTo", validTo);
    AgreementTerms terms = new AgreementTerms(code, name, first, last);
    attributes.addFlashAttribute(
        "recorded", ConflictRetry.executeUnique(() -> agreements.record(terms)).agreement());
    return "redirect:" + AGREEMENTS;
  }

  private static LocalDate day(String field, String given) {
    try {
      return ValueFormat.DAY.read(given.strip());
    } catch (IllegalArgumentException otherwise) {
      throw new InvalidInputException(
          field, "A day must be %s.".formatted(ValueFormat.DAY.accepted()));
    }
  }
}
