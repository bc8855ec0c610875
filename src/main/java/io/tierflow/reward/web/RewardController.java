package io.tierflow.reward.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ExternalId;
import io.tierflow.common.PointsRange;
import io.tierflow.member.MemberService;
import io.tierflow.reward.RedeemedPoints;
import io.tierflow.reward.RedemptionReversalService;
import io.tierflow.reward.RedemptionService;
import io.tierflow.reward.ReversedRedemption;
import io.tierflow.reward.RewardRedemptionService;
import io.tierflow.reward.Voucher;
import io.tierflow.reward.VoucherOrigin;
import io.tierflow.reward.VoucherRedemption;
import io.tierflow.reward.VoucherService;
import io.tierflow.reward.VoucherState;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Vouchers and redemptions over HTTP. */
@RestController
@RequestMapping("/api")
@Tag(name = "Rewards")
class RewardController {

  private final MemberService members;
  private final VoucherService vouchers;
  private final VoucherCodeAccess codes;
  private final RedemptionService redemptions;
  private final RewardRedemptionService rewards;
  private final RedemptionReversalService reversals;

  RewardController(
      MemberService members,
      VoucherService vouchers,
      VoucherCodeAccess codes,
      RedemptionService redemptions,
      RewardRedemptionService rewards,
      RedemptionReversalService reversals) {
    this.members = members;
    this.vouchers = vouchers;
    this.codes = codes;
    this.redemptions = redemptions;
    this.rewards = rewards;
    this.reversals = reversals;
  }

  @GetMapping("/members/{memberNumber}/vouchers")
  @Operation(
      summary = "A member's vouchers, newest first, without removed ones",
      description =
          "Only the end of each code is shown. Keys with the scope vouchers:codes see "
              + "complete codes, which the audit records.")
  PageResponse<VoucherView> vouchers(@PathVariable String memberNumber, PageRequest page) {
    members.require(memberNumber);
    Page<Voucher> found = vouchers.vouchers(memberNumber, page);
    Function<Voucher, String> shown = codes.shownOf(memberNumber, found.getContent());
    return PageResponse.of(found.map(voucher -> VoucherView.of(voucher, shown)));
  }

  @PostMapping("/members/{memberNumber}/redemptions")
  @ApiResponse(responseCode = "200", description = "The voucher, or the gift to be sent.")
  @ConflictApiResponse(
      "The id was used with other content, the points do not suffice, or the member can't have the"
          + " reward.")
  @Operation(
      summary = "Spend points on a voucher or a reward; repeating the id returns the first result",
      description =
          "With points, it is a voucher of their value; with reward, a reward of the catalogue. Only"
              + " available points can be spent: those that are valid today. Staff see only the end"
              + " of the code; the member sees all of it.")
  RedeemedPoints redeemPoints(
      @PathVariable String memberNumber, @RequestBody @Validated PointsToRedeem request) {
    RedeemedPoints redeemed =
        ConflictRetry.executeUnique(
            () ->
                request.isOfReward()
                    ? rewards.redeem(memberNumber, request.redemptionId(), request.reward())
                    : redemptions.redeemPoints(
                        memberNumber, request.redemptionId(), request.points()));
    return VoucherCodeAccess.areShownToBuyer() ? redeemed : redeemed.covered();
  }

  @PostMapping("/members/{memberNumber}/redemptions/{redemptionId}/reversal")
  @ApiResponse(responseCode = "200", description = "The reversal.")
  @NotFoundApiResponse("The member has no such redemption of points.")
  @ConflictApiResponse("The voucher was used, or has expired and was removed.")
  @Operation(
      summary = "Reverse a redemption of points; repeating it returns the first result",
      description =
          "The voucher is cancelled, and the points go back to where they came from, with their old "
              + "expiry. Points that have expired meanwhile can't be spent, and the next daily "
              + "process takes them off. Points that the member owes after refunds are repaid first.")
  ReversedRedemption reverse(
      @PathVariable String memberNumber,
      @PathVariable String redemptionId,
      @RequestBody @Validated Reversal request,
      Principal caller) {
    members.require(memberNumber);
    return ConflictRetry.executeUnique(
        () -> reversals.reverse(memberNumber, redemptionId, request.reason(), caller.getName()));
  }

  @PostMapping("/voucher-redemptions")
  @ApiResponse(responseCode = "200", description = "The redeemed voucher.")
  @NotFoundApiResponse("There is no voucher with this code.")
  @ConflictApiResponse("The id was used for another code, or the voucher can't be redeemed.")
  @Operation(summary = "Redeem a voucher once; repeating the id returns the first result")
  RedeemedVoucher redeemVoucher(@RequestBody @Validated VoucherToRedeem request) {
    return RedeemedVoucher.of(
        ConflictRetry.executeUnique(
            () -> redemptions.redeemVoucher(request.redemptionId(), request.code())));
  }

  @GetMapping("/members/{memberNumber}/redemptions")
  @Operation(
      summary = "What a member has spent points on, newest first",
      description = "Only the end of each voucher's code is shown.")
  PageResponse<RedeemedPoints> redemptions(@PathVariable String memberNumber, PageRequest page) {
    members.require(memberNumber);
    return PageResponse.of(rewards.redemptions(memberNumber, page).map(RedeemedPoints::covered));
  }

  /** Either points, or the code of a reward. */
  record PointsToRedeem(
      @NotNull @ExternalId String redemptionId,
      @Min(value = 1, message = RANGE) @Max(value = PointsRange.MAX_MOVED, message = RANGE) Long points,
      @Size(min = 1, max = 64) String reward) {

    private static final String RANGE = "must be between 1 and " + PointsRange.MAX_MOVED;

    boolean isOfReward() {
      if ((points == null) == (reward == null)) {
        throw new InvalidInputException(
            points == null ? "points" : "reward",
            "A redemption has points or a reward; accepted: one of both.");
      }
      return reward != null;
    }
  }

  /** Why a redemption is reversed; the member sees it. */
  record Reversal(@NotBlank @Size(max = 500) String reason) {}

  record VoucherToRedeem(
      @NotNull @ExternalId String redemptionId, @NotBlank @Size(max = 64) String code) {

    /** Keeps the code out of logs. */
    @Override
    public String toString() {
      return "VoucherToRedeem[" + redemptionId + "]";
    }
  }

  record RedeemedVoucher(
      String redemptionId,
      String voucherId,
      String memberNumber,
      BigDecimal amount,
      Instant redeemedAt) {

    static RedeemedVoucher of(VoucherRedemption redemption) {
      return new RedeemedVoucher(
          redemption.getRedemptionId(),
          redemption.getVoucherId(),
          redemption.getMemberNumber(),
          redemption.getAmount(),
          redemption.getRedeemedAt());
    }
  }

  /** A voucher as clients see it; the code of one that is held is not told yet. */
  record VoucherView(
      String voucherId,
      String code,
      VoucherOrigin origin,
      BigDecimal value,
      VoucherState state,
      LocalDate issuedOn,
      LocalDate expiresOn,
      Instant redeemedAt,
      String processInstanceId,
      Integer tableVersion,
      String rule,
      String reason) {

    static VoucherView of(Voucher voucher, Function<Voucher, String> code) {
      return new VoucherView(
          voucher.getVoucherId(),
          voucher.getState() == VoucherState.HELD ? null : code.apply(voucher),
          voucher.getOrigin(),
          voucher.getAmount(),
          voucher.getState(),
          voucher.getIssuedOn(),
          voucher.getExpiresOn(),
          voucher.getRedeemedAt(),
          voucher.getProcessInstanceId(),
          voucher.getTableVersion(),
          voucher.getRuleId(),
          voucher.getReason());
    }
  }
}
