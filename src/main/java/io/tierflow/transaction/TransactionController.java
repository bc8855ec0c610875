package io.tierflow.transaction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.member.MemberService;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Transactions over HTTP. */
@RestController
@Tag(name = "Transactions")
class TransactionController {

  private final TransactionService transactions;
  private final MemberService members;

  TransactionController(TransactionService transactions, MemberService members) {
    this.transactions = transactions;
    this.members = members;
  }

  @PostMapping("/api/transactions")
  @Operation(
      summary = "Records a transaction",
      description =
          "Repeating the same id with the same content changes nothing and returns the first "
              + "result. The time is cut to whole seconds. A REFUND names in refundOf the "
              + "transaction it refunds, if its kind can be refunded, in the same currency; partial refunds are possible. "
              + "A REFUND without amount cancels what has none. With tierflow.refunds.unreferenced=match, "
              + "a REFUND without refundOf takes back the member's latest transactions in its currency "
              + "that can be refunded, in parts across several if need be; matches says which. If it is "
              + "more than they have left, nothing is taken. Which kinds there are, and what "
              + "holds for each, is in the table activity-kinds. An amount in another currency than "
              + "the programme's is converted at the last exchange rate on or before its day, a "
              + "refund at the rate of what it refunds; both amounts are kept.")
  @ApiResponse(responseCode = "201", description = "Recorded.")
  @ApiResponse(responseCode = "200", description = "Already recorded. The first result.")
  @InvalidInputApiResponse
  @ConflictApiResponse(
      "The id was used with different content, the membership is closed, or the member has as many "
          + "of the kind on that day as are allowed.")
  ResponseEntity<TransactionView> record(@RequestBody @Validated NewTransaction arrival) {
    RecordedTransaction recorded = transactions.record(arrival);
    return ResponseEntity.status(recorded.first() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(recorded.transaction());
  }

  @GetMapping("/api/members/{memberNumber}/transactions")
  @Operation(
      summary =
          "A member's transactions with what each earned, or why it earned nothing, "
              + "newest first")
  @ApiResponse(responseCode = "200", description = "A page of transactions.")
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  PageResponse<TransactionView> transactions(@PathVariable String memberNumber, PageRequest page) {
    members.require(memberNumber);
    return transactions.newestFirst(memberNumber, page);
  }
}
