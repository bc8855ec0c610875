package io.tierflow.report;

import io.tierflow.insight.study.EffectService;
import io.tierflow.web.NotFoundException;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** The months that effects can be asked for: those that are over. */
@Component
class EffectMonths {

  private final ReportMonths months;
  private final EffectService effects;

  EffectMonths(ReportMonths months, EffectService effects) {
    this.months = months;
    this.effects = effects;
  }

  /** Reads a month; without one, the last that is over. */
  YearMonth parse(String text) {
    YearMonth last = effects.lastComplete();
    if (text == null || text.isEmpty()) {
      return last;
    }
    YearMonth month = months.parse(text);
    if (month.isAfter(last)) {
      throw new NotFoundException(
          "There are no effects for %s yet: the last month that is over is %s."
              .formatted(month, last));
    }
    return month;
  }
}
