package io.tierflow.transaction.currency;

import io.tierflow.csv.CsvColumns;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvRecord;
import io.tierflow.csv.LineOutcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** The file of exchange rates: one line per currency and day. */
@Component
class ExchangeRateCsv implements CsvFormat<NewExchangeRate> {

  private static final CsvColumns COLUMNS =
      new CsvColumns(List.of("currency", "day", "rate"), List.of());

  private final ExchangeRateService rates;

  ExchangeRateCsv(ExchangeRateService rates) {
    this.rates = rates;
  }

  @Override
  public CsvColumns columns() {
    return COLUMNS;
  }

  @Override
  public NewExchangeRate read(CsvRecord line) {
    return new NewExchangeRate(line.text("currency"), line.day("day"), line.decimal("rate"));
  }

  @Override
  public List<LineOutcome> record(List<NewExchangeRate> lines) {
    return rates.record(lines);
  }
}
