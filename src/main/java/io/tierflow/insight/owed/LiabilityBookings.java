package io.tierflow.insight.owed;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tierflow.insight.liability.LiabilityMovement;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Writes what accountants book for a month: a line for each account and cohort, debits above 0 and
 * credits below. The lines of a cohort add up to 0.
 */
@Component
class LiabilityBookings {

  private final LiabilitySettings accounts;

  LiabilityBookings(LiabilitySettings accounts) {
    this.accounts = accounts;
  }

  String written(Map<YearMonth, LiabilityMovement> cohorts) {
    StringWriter file = new StringWriter();
    CsvWriter lines = CsvWriter.builder().bufferSize(0).build(file);
    lines.writeRecord("account", "cohort", "amount");
    cohorts.forEach(
        (cohort, amounts) -> {
          BigDecimal allocated =
              amounts.issued().subtract(amounts.reversed()).add(amounts.adjusted());
          line(lines, accounts.salesAccount(), cohort, allocated);
          line(lines, accounts.revenueAccount(), cohort, amounts.revenue().negate());
          line(lines, accounts.account(), cohort, amounts.opening().subtract(amounts.closing()));
        });
    return file.toString();
  }

  private static void line(CsvWriter lines, String account, YearMonth cohort, BigDecimal amount) {
    if (amount.signum() != 0) {
      lines.writeRecord(account, cohort.toString(), amount.toPlainString());
    }
  }
}
