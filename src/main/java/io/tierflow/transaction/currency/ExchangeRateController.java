package io.tierflow.transaction.currency;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.csv.CsvUpload;
import io.tierflow.csv.ImportAnswers;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.PageResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.data.domain.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exchange rates over HTTP. */
@RestController
@Tag(name = "Exchange rates")
class ExchangeRateController {

  private final ExchangeRateService rates;
  private final CsvUpload upload;
  private final ExchangeRateCsv format;

  ExchangeRateController(ExchangeRateService rates, CsvUpload upload, ExchangeRateCsv format) {
    this.rates = rates;
    this.upload = upload;
    this.format = format;
  }

  @PostMapping(path = "/api/imports/exchange-rates", consumes = CsvUpload.TEXT_CSV)
  @Tag(name = "Imports")
  @Operation(
      summary = "Imports exchange rates",
      description =
          "UTF-8 with a header, separated by commas or semicolons; columns in any order: "
              + "currency, day, rate (units of the programme's currency per unit of the other). A "
              + "rate holds from its day until the day of the next one. A rate that stands can't "
              + "be changed: the same line again is a duplicate, another rate for the same "
              + "currency and day is rejected. A line with an error doesn't stop the others.")
  @ImportAnswers
  void importExchangeRates(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    upload.receive(request, format, response);
  }

  @GetMapping("/api/exchange-rates")
  @Operation(summary = "Exchange rates, newest first")
  @ApiResponse(responseCode = "200", description = "A page of rates.")
  @InvalidInputApiResponse
  PageResponse<ExchangeRateView> exchangeRates(
      @RequestParam(required = false) String currency, PageRequest page) {
    return rates.newestFirst(currency, page);
  }
}
