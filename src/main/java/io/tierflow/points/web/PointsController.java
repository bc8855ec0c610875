package io.tierflow.points.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ExternalId;
import io.tierflow.common.PointsRange;
import io.tierflow.member.MemberService;
import io.tierflow.points.EntryType;
import io.tierflow.points.LedgerEntry;
import io.tierflow.points.LedgerProof;
import io.tierflow.points.LedgerProofService;
import io.tierflow.points.PointsService;
import io.tierflow.points.approval.AdjustmentApprovals;
import io.tierflow.points.approval.AdjustmentOutcome;
import io.tierflow.points.approval.ApprovalRequest;
import io.tierflow.points.approval.ApprovalState;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import io.tierflow.web.ResourceAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The points ledger over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "Points")
class PointsController {

  private final MemberService members;
  private final PointsService points;
  private final AdjustmentApprovals approvals;
  private final LedgerProofService proof;

  PointsController(
      MemberService members,
      PointsService points,
      AdjustmentApprovals approvals,
      LedgerProofService proof) {
    this.members = members;
    this.points = points;
    this.approvals = approvals;
    this.proof = proof;
  }

  @GetMapping("/members/{memberNumber}/ledger")
  @Operation(summary = "A member's ledger, newest first")
  PageResponse<EntryView> ledger(@PathVariable String memberNumber, PageRequest page) {
    members.require(memberNumber);
    return PageResponse.of(points.entries(memberNumber, page).map(EntryView::of));
  }

  @PostMapping("/members/{memberNumber}/adjustments")
  @Operation(
      summary = "Correct a balance; repeating the id returns the first result",
      description =
          "Above the limit in the table approval-limits, a second person decides in Tasklist. The "
              + "answer is then 202, and Location is the URL of the request.")
  @ApiResponse(
      responseCode = "200",
      description = "The ledger's entry.",
      content = @Content(schema = @Schema(implementation = EntryView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Waiting for the approval of a second person. Nothing is booked yet.",
      content = @Content(schema = @Schema(implementation = ApprovalView.class)))
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  @ConflictApiResponse(
      "The id was used with different content, the request was declined, or the points can't be "
          + "moved.")
  ResponseEntity<?> adjust(
      @PathVariable String memberNumber,
      @RequestBody @Validated AdjustmentRequest request,
      Principal staff) {
    members.require(memberNumber);
    AdjustmentOutcome outcome =
        ConflictRetry.executeUnique(
            () -> approvals.request(memberNumber, request.adjustment(), staff.getName()));
    return outcome.request() == null
        ? ResponseEntity.ok(EntryView.of(outcome.entry()))
        : ResponseEntity.accepted()
            .location(
                ResourceAddress.of(
                    "/api/members/{memberNumber}/adjustments/{adjustmentId}",
                    memberNumber,
                    outcome.request().getOperationId()))
            .body(ApprovalView.of(outcome.request()));
  }

  @GetMapping("/members/{memberNumber}/adjustments/{adjustmentId}")
  @Operation(summary = "Where a correction stands that another person decides")
  @ApiResponse(responseCode = "200", description = "The correction.")
  @NotFoundApiResponse("This member has no such correction that needs or needed an approval.")
  ApprovalView adjustment(@PathVariable String memberNumber, @PathVariable String adjustmentId) {
    return ApprovalView.of(approvals.require(memberNumber, adjustmentId));
  }

  @GetMapping("/ledger/proof")
  @Operation(summary = "Recompute every account from ledger, lots and transactions")
  LedgerProof proof() {
    return proof.prove();
  }

  record AdjustmentRequest(
      @NotNull @ExternalId String adjustmentId,
      @NotNull @Min(value = -PointsRange.MAX_MOVED, message = RANGE) @Max(value = PointsRange.MAX_MOVED, message = RANGE) Long points,
      @NotBlank @Size(max = 500) String reason) {

    private static final String RANGE =
        "must be between -" + PointsRange.MAX_MOVED + " and " + PointsRange.MAX_MOVED;

    PointsService.Adjustment adjustment() {
      return new PointsService.Adjustment(adjustmentId, points, reason);
    }
  }

  record ApprovalView(
      String adjustmentId,
      String memberNumber,
      long points,
      String reason,
      ApprovalState state,
      String requestedBy,
      Instant requestedAt,
      String why,
      String decidedBy,
      Instant decidedAt,
      String remark) {

    static ApprovalView of(ApprovalRequest request) {
      return new ApprovalView(
          request.getOperationId(),
          request.getMemberNumber(),
          request.getPoints(),
          request.getReason(),
          request.getState(),
          request.getRequestedBy(),
          request.getRequestedAt(),
          request.getLimitReason(),
          request.getDecidedBy(),
          request.getDecidedAt(),
          request.getRemark());
    }
  }

  record EntryView(
      int entryNumber,
      EntryType type,
      long points,
      long shortfall,
      long lapsed,
      long qualifyingPoints,
      long balanceAfter,
      LocalDate effectiveOn,
      Instant recordedAt,
      LocalDate expiresOn,
      BigDecimal rate,
      BigDecimal multiplier,
      Integer tableVersion,
      Integer correctsEntry,
      String transactionId,
      String processInstanceId,
      String reason,
      String recordedBy) {

    static EntryView of(LedgerEntry entry) {
      return new EntryView(
          entry.getEntryNumber(),
          entry.getEntryType(),
          entry.getPoints(),
          entry.getShortfall(),
          entry.getLapsed(),
          entry.getQualifyingPoints(),
          entry.getBalanceAfter(),
          entry.getEffectiveOn(),
          entry.getRecordedAt(),
          entry.getExpiresOn(),
          entry.getRate(),
          entry.getMultiplier(),
          entry.getTableVersion(),
          entry.getCorrectsEntry(),
          entry.getTransactionId(),
          entry.getProcessInstanceId(),
          entry.getReason(),
          entry.getRecordedBy());
    }
  }
}
