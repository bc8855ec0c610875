package io.tierflow.tier.grant;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ConflictRetry;
import io.tierflow.member.MemberService;
import io.tierflow.points.approval.ApprovalState;
import io.tierflow.policy.Tier;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.ResourceAddress;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Grants of tiers over HTTP. */
@RestController
@RequestMapping("/api/members/{memberNumber}/tier-grants")
@Tag(name = "Tiers")
class TierGrantController {

  private final MemberService members;
  private final TierGrantService grants;

  TierGrantController(MemberService members, TierGrantService grants) {
    this.members = members;
    this.grants = grants;
  }

  @PostMapping
  @Operation(
      summary = "Grant a tier; repeating the id returns the first result",
      description =
          "For a status match or as a gesture: a higher tier than the confirmed one, or the same "
              + "with a later last day. validUntil is at most 36 months ahead; without it, the "
              + "tier's own terms say how long it holds. A grant brings no reward, and the member "
              + "reads its reason. Where the table upgrade-review asks for a review of the change "
              + "GRANT, a second person decides in Tasklist. The answer is then 202, and Location "
              + "is the URL of the grant.")
  @ApiResponse(
      responseCode = "201",
      description = "The member has the tier.",
      content = @Content(schema = @Schema(implementation = TierGrantView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Already granted. The first result.",
      content = @Content(schema = @Schema(implementation = TierGrantView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Waiting for the approval of a second person. The tier is unchanged.",
      content = @Content(schema = @Schema(implementation = TierGrantView.class)))
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  @ConflictApiResponse(
      "The id was used with different content, the grant was not approved, the membership has "
          + "ended, the tier is under review, or the member has a higher tier, or this one for as "
          + "long.")
  ResponseEntity<TierGrantView> grant(
      @PathVariable String memberNumber,
      @RequestBody @Validated NewTierGrant asked,
      Principal staff) {
    members.require(memberNumber);
    TierGrantResult result =
        ConflictRetry.executeUnique(() -> grants.request(memberNumber, asked, staff.getName()));
    return ResponseEntity.status(status(result))
        .location(addressOf(result.grant()))
        .body(TierGrantView.of(result.grant()));
  }

  @GetMapping("/{grantId}")
  @Operation(summary = "Where a grant of a tier stands")
  @ApiResponse(responseCode = "200", description = "The grant.")
  @NotFoundApiResponse("There is no such grant to this member.")
  TierGrantView grant(@PathVariable String memberNumber, @PathVariable String grantId) {
    return TierGrantView.of(grants.require(memberNumber, grantId));
  }

  private static HttpStatus status(TierGrantResult result) {
    if (result.grant().getState() == ApprovalState.WAITING) {
      return HttpStatus.ACCEPTED;
    }
    return result.first() ? HttpStatus.CREATED : HttpStatus.OK;
  }

  private static URI addressOf(TierGrant grant) {
    return ResourceAddress.of(
        "/api/members/{memberNumber}/tier-grants/{grantId}",
        grant.getMemberNumber(),
        grant.getGrantId());
  }

  /**
   * A grant.
   *
   * @param askedUntil the last day that was asked for, or null for the tier's own terms
   * @param validUntil the last day that was granted, or null if there is none
   */
  record TierGrantView(
      String grantId,
      String memberNumber,
      Tier tier,
      LocalDate askedUntil,
      LocalDate validUntil,
      String reason,
      ApprovalState state,
      String requestedBy,
      Instant requestedAt,
      String why,
      String decidedBy,
      Instant decidedAt,
      String remark) {

    static TierGrantView of(TierGrant grant) {
      return new TierGrantView(
          grant.getGrantId(),
          grant.getMemberNumber(),
          grant.getTier(),
          grant.getAskedUntil(),
          grant.getValidUntil(),
          grant.getReason(),
          grant.getState(),
          grant.getRequestedBy(),
          grant.getRequestedAt(),
          grant.getLimitReason(),
          grant.getDecidedBy(),
          grant.getDecidedAt(),
          grant.getRemark());
    }
  }
}
