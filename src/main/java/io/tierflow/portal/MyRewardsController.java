package io.tierflow.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ExternalId;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.PageResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What members can have for points, over HTTP. No call names a member. */
@RestController
@RequestMapping("/api/me")
@Tag(name = "Members' own data")
class MyRewardsController {

  private final MyRewardsAccount rewards;

  MyRewardsController(MyRewardsAccount rewards) {
    this.rewards = rewards;
  }

  @GetMapping("/rewards")
  @Operation(summary = "What I can have for points, now, soon or at a higher tier")
  MyRewards rewards(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Parameter(hidden = true) Locale language) {
    return rewards.rewards(me, language);
  }

  @GetMapping("/redemptions")
  @Operation(summary = "What I have spent points on, newest first")
  PageResponse<MyRedemption> redemptions(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      PageRequest page,
      @Parameter(hidden = true) Locale language) {
    return rewards.redemptions(me, page, language);
  }

  @PostMapping("/redemptions")
  @ApiResponse(responseCode = "200", description = "The voucher, or the gift to be sent.")
  @Operation(summary = "Spend my points on a reward; repeating the id returns the first result")
  @InvalidInputApiResponse
  @ConflictApiResponse("The id was used with other content, or I can't have the reward now.")
  MyRedemption redeem(
      @Parameter(hidden = true) @AuthenticationPrincipal SignedInMember me,
      @Valid @RequestBody RewardToRedeem request,
      @Parameter(hidden = true) Locale language) {
    return rewards.redeem(me, request.redemptionId(), request.reward(), language);
  }

  /** Which reward, under which id. */
  record RewardToRedeem(
      @NotNull @ExternalId String redemptionId, @NotBlank @Size(max = 64) String reward) {}
}
