package io.tierflow.staff;

import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.insight.owed.MonthText;
import io.tierflow.insight.owed.RateOverride;
import io.tierflow.insight.owed.RateOverrideService;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks which part of a month's points is expected to be redeemed, and why; and undoes it. */
@StaffPage(
    title = "Redemption rate",
    section = "liability",
    way = "/liability",
    wayName = "Points liability")
class RedemptionRatePage {

  private static final String RATE = "/liability/rates/{cohort}";
  private static final String COHORT = "cohort";
  private static final String REVISION = "revision";

  private final RateOverrideService overrides;
  private final ProgrammeCalendar calendar;
  private final FigureFormat text;

  RedemptionRatePage(RateOverrideService overrides, ProgrammeCalendar calendar, FigureFormat text) {
    this.overrides = overrides;
    this.calendar = calendar;
    this.text = text;
  }

  @GetMapping(RATE)
  String ask(@PathVariable(COHORT) String cohort, Model model) {
    return asked(MonthText.read(COHORT, cohort), model);
  }

  private String asked(YearMonth issued, Model model) {
    List<RateOverride> history = overrides.history(issued);
    YearMonth complete = YearMonth.from(calendar.today()).minusMonths(1);
    Map<String, String> typed = new HashMap<>();
    typed.put(REVISION, String.valueOf(history.size() + 1));
    typed.put("countsFrom", (complete.isBefore(issued) ? issued : complete).toString());
    model.addAttribute(COHORT, issued);
    model.addAttribute("history", history);
    model.addAttribute(
        "standing", history.stream().filter(RateOverride::stands).findFirst().orElse(null));
    model.addAttribute(FormAnswer.TYPED, typed);
    model.addAttribute("longest", RateOverrideService.MAX_REASON);
    model.addAttribute("text", text);
    return "redemption-rate";
  }

  /** A second click on the same form sets nothing more. */
  @PostMapping(RATE)
  String set(
      @PathVariable(COHORT) String cohort,
      @RequestParam Map<String, String> typed,
      Principal staff,
      Model model,
      HttpServletResponse response,
      RedirectAttributes attributes) {
    YearMonth issued = MonthText.read(COHORT, cohort);
    FormInput input = new FormInput(typed);
    return FormAnswer.of(
        input,
        model,
        response,
        () -> {
          BigDecimal percent = input.decimal("rate");
          RateOverrideService.Asked asked =
              new RateOverrideService.Asked(
                  issued,
                  input.small(REVISION),
                  MonthText.read("countsFrom", input.text("countsFrom")),
                  percent.movePointLeft(2),
                  input.required("reason", RateOverrideService.MAX_REASON));
          ConflictRetry.executeUnique(
              () -> {
                overrides.set(asked, staff.getName());
                return asked;
              });
          return done("The rate is set", issued, attributes);
        },
        () -> asked(issued, model));
  }

  @PostMapping(RATE + "/withdrawal")
  String withdraw(
      @PathVariable(COHORT) String cohort,
      @RequestParam Map<String, String> typed,
      Principal staff,
      RedirectAttributes attributes) {
    YearMonth issued = MonthText.read(COHORT, cohort);
    overrides.withdraw(issued, new FormInput(typed).small(REVISION), staff.getName());
    return done("The rate is undone", issued, attributes);
  }

  private static String done(String what, YearMonth cohort, RedirectAttributes attributes) {
    attributes.addFlashAttribute("done", what + ".");
    attributes.addAttribute(COHORT, cohort.toString());
    return "redirect:" + RATE;
  }
}
