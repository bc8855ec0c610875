package io.tierflow.reward.grant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ConflictRetry;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Grants of vouchers over HTTP. */
@RestController
@Tag(name = "Rewards")
class VoucherGrantController {

  private final VoucherGrantService grants;

  VoucherGrantController(VoucherGrantService grants) {
    this.grants = grants;
  }

  @PostMapping("/api/members/{memberNumber}/vouchers")
  @Operation(
      summary = "Grant a voucher; repeating the id returns the first result",
      description =
          "As a gesture. It is valid from today on, and the member reads its reason. A value for "
              + "which the table approval-limits asks for a second person is refused.")
  @ApiResponse(
      responseCode = "201",
      description = "The member has the voucher.",
      content = @Content(schema = @Schema(implementation = VoucherGrantView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Already granted. The first result.",
      content = @Content(schema = @Schema(implementation = VoucherGrantView.class)))
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  @ConflictApiResponse(
      "The id was used with different content, the membership has ended, or the value is above the "
          + "limit.")
  ResponseEntity<VoucherGrantView> grant(
      @PathVariable String memberNumber,
      @RequestBody @Validated NewVoucherGrant asked,
      Principal staff) {
    VoucherGrantResult result =
        ConflictRetry.executeUnique(() -> grants.grant(memberNumber, asked, staff.getName()));
    return ResponseEntity.status(result.first() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(VoucherGrantView.of(result.voucher()));
  }

  /** A granted voucher. Its code is the member's. */
  record VoucherGrantView(
      String grantId,
      String memberNumber,
      String voucherId,
      BigDecimal value,
      int validityDays,
      String reason,
      String grantedBy,
      Instant grantedAt) {

    static VoucherGrantView of(GrantedVoucher voucher) {
      return new VoucherGrantView(
          voucher.getId(),
          voucher.getMemberNumber(),
          voucher.getVoucherId(),
          voucher.getAmount(),
          voucher.getValidityDays(),
          voucher.getReason(),
          voucher.getGrantedBy(),
          voucher.getGrantedAt());
    }
  }
}
