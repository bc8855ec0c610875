package io.tierflow.transaction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.csv.CsvUpload;
import io.tierflow.csv.ImportAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports of transactions over HTTP. */
@RestController
@Tag(name = "Imports")
class TransactionImportController {

  private final CsvUpload upload;
  private final TransactionCsv format;

  TransactionImportController(CsvUpload upload, TransactionCsv format) {
    this.upload = upload;
    this.format = format;
  }

  @PostMapping(path = "/api/imports/transactions", consumes = CsvUpload.TEXT_CSV)
  @Operation(
      summary = "Imports transactions",
      description =
          "UTF-8 with a header, separated by commas or semicolons; columns in any "
              + "order: transaction_id, member_number, kind, amount, currency, occurred_at, "
              + "and optionally refund_of, category, channel, location, partner, quantity and "
              + "attributes.<key>, a column for each key. One line per transaction, a refund after the "
              + "transaction it refunds; one without refund_of is matched as over the API, to what is "
              + "recorded by then. Amounts in other currencies than the programme's need an "
              + "exchange rate on or before their day. A line with an error doesn't stop the others.")
  @ImportAnswers
  void importTransactions(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    upload.receive(request, format, response);
  }
}
