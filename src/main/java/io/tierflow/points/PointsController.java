package io.tierflow.points;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ExternalId;
import io.tierflow.common.PointsRange;
import io.tierflow.member.MemberService;
import io.tierflow.programme.Contention;
import io.tierflow.programme.PageOf;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The points ledger over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "Points")
class PointsController {

  private final MemberService members;
  private final PointsService points;
  private final LedgerProofService proof;

  PointsController(MemberService members, PointsService points, LedgerProofService proof) {
    this.members = members;
    this.points = points;
    this.proof = proof;
  }

  @GetMapping("/members/{memberNumber}/ledger")
  @Operation(summary = "A member's ledger, newest first")
  PageOf<EntryView> ledger(
      @PathVariable String memberNumber,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = PageOf.DEFAULT_SIZE) int size) {
    members.require(memberNumber);
    return PageOf.of(points.entries(memberNumber, PageOf.request(page, size)).map(EntryView::of));
  }

  @PostMapping("/members/{memberNumber}/adjustments")
  @Operation(summary = "Corrects a balance; the same id again gives the first result")
  EntryView adjust(
      @PathVariable String memberNumber,
      @RequestBody @Validated AdjustmentRequest request,
      Principal staff) {
    members.require(memberNumber);
    return EntryView.of(
        Contention.outlastDuplicates(
            () -> points.adjust(memberNumber, request.adjustment(), staff.getName())));
  }

  @GetMapping("/ledger/proof")
  @Operation(summary = "Recomputes every account from ledger, lots and transactions")
  LedgerProof proof() {
    return proof.prove();
  }

  record AdjustmentRequest(
      @NotNull @ExternalId String adjustmentId,
      @NotNull @Min(value = -PointsRange.MAX_MOVED, message = RANGE) @Max(value = PointsRange.MAX_MOVED, message = RANGE) Long points,
      @NotBlank @Size(max = 500) String reason) {

    private static final String RANGE =
        "must lie between -" + PointsRange.MAX_MOVED + " and " + PointsRange.MAX_MOVED;

    PointsService.Adjustment adjustment() {
      return new PointsService.Adjustment(adjustmentId, points, reason);
    }
  }

  record EntryView(
      int entryNumber,
      EntryType type,
      long points,
      long shortfall,
      long lapsed,
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
