package io.tierflow.transaction;

import io.tierflow.csv.CsvColumns;
import io.tierflow.csv.CsvFormat;
import io.tierflow.csv.CsvRecord;
import io.tierflow.csv.LineOutcome;
import io.tierflow.policy.ActivityKind;
import io.tierflow.web.InvalidInputException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The file of transactions: one line each, refunds after what they take back. */
@Component
public class TransactionCsv implements CsvFormat<NewTransaction> {

  private static final CsvColumns COLUMNS =
      new CsvColumns(
          List.of("transaction_id", "member_number", "kind", "amount", "currency", "occurred_at"),
          List.of(
              "refund_of",
              "category",
              "channel",
              "location",
              "partner",
              "quantity",
              "attributes." + CsvColumns.KEY));

  private final TransactionRecorder recorder;

  TransactionCsv(TransactionRecorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public CsvColumns columns() {
    return COLUMNS;
  }

  @Override
  public NewTransaction read(CsvRecord line) {
    return new NewTransaction(
        line.text("transaction_id"),
        line.text("member_number"),
        kind(line),
        line.decimal("amount"),
        line.text("currency"),
        line.instant("occurred_at"),
        line.text("refund_of"),
        line.text("category"),
        line.text("channel"),
        line.text("location"),
        line.text("partner"),
        line.decimal("quantity"),
        line.texts("attributes"));
  }

  private static ActivityKind kind(CsvRecord line) {
    String code = line.text("kind");
    if (code != null && !ActivityKind.isCode(code)) {
      throw new InvalidInputException("kind", "The field kind must be the code of a kind.");
    }
    return code == null ? null : new ActivityKind(code);
  }

  @Override
  public List<LineOutcome> record(List<NewTransaction> lines) {
    return recorder.record(lines).stream().map(TransactionCsv::outcome).toList();
  }

  private static LineOutcome outcome(RecordResult recording) {
    if (recording.isRefused()) {
      return LineOutcome.rejected(recording.refusal().getMessage());
    }
    return recording.first() ? LineOutcome.ACCEPTED : LineOutcome.DUPLICATE;
  }
}
