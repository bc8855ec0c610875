package io.tierflow.report;

import io.tierflow.web.FigureFormat;
import io.tierflow.web.StaffPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the programme causes, as a page for staff. */
@StaffPage(
    title = "Effect",
    section = "reports",
    way = "/effect",
    wayName = "Effects of the last month")
class EffectPage {

  private final EffectMonths months;
  private final EffectReportService effects;
  private final FigureFormat text;

  EffectPage(EffectMonths months, EffectReportService effects, FigureFormat text) {
    this.months = months;
    this.effects = effects;
    this.text = text;
  }

  @GetMapping("/effect")
  String effect(@RequestParam(name = "month", required = false) String requested, Model model) {
    model.addAttribute("effects", effects.estimated(months.parse(requested)));
    model.addAttribute("text", text);
    return "effect";
  }
}
