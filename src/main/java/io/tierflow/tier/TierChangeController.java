package io.tierflow.tier;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.member.MemberService;
import io.tierflow.policy.Tier;
import io.tierflow.web.PageResponse;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.data.domain.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tier changes over HTTP. */
@RestController
@Tag(name = "Tiers")
class TierChangeController {

  private final MemberService members;
  private final TierService tiers;

  TierChangeController(MemberService members, TierService tiers) {
    this.members = members;
    this.tiers = tiers;
  }

  @GetMapping("/api/members/{memberNumber}/tier-changes")
  @Operation(summary = "A member's tier changes with the decisions behind them, newest first")
  PageResponse<TierChangeView> tierChanges(@PathVariable String memberNumber, PageRequest page) {
    members.require(memberNumber);
    return PageResponse.of(tiers.changes(memberNumber, page).map(TierChangeView::of));
  }

  record TierChangeView(
      TierChangeKind kind,
      Tier fromTier,
      Tier toTier,
      TierChangeStatus status,
      LocalDate proposedOn,
      LocalDate decidedOn,
      LocalDate earnedOn,
      LocalDate validUntil,
      String table,
      Integer tableVersion,
      String rule,
      Map<String, Object> inputs,
      String reason,
      String reviewReason,
      String grantedBy,
      String reviewer,
      String reviewerRemark,
      String processInstanceId) {

    static TierChangeView of(TierChange change) {
      return new TierChangeView(
          change.getKind(),
          change.getFromTier(),
          change.getToTier(),
          change.getStatus(),
          change.getProposedOn(),
          change.getDecidedOn(),
          change.getEarnedOn(),
          change.getValidUntil(),
          change.getRow().table(),
          change.getRow().version(),
          change.getRow().rule(),
          change.getRow().inputs(),
          change.getReason(),
          change.getReview().reason(),
          change.getGrantedBy(),
          change.getReview().reviewer(),
          change.getReview().remark(),
          change.getProcessInstanceId());
    }
  }
}
