package io.tierflow.member.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ExternalId;
import io.tierflow.member.MemberMerge;
import io.tierflow.member.MemberMergeService;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Merging of members over HTTP. */
@RestController
@Tag(name = "Members")
class MemberMergeController {

  private final MemberMergeService merges;

  MemberMergeController(MemberMergeService merges) {
    this.merges = merges;
  }

  @PostMapping("/api/members/{memberNumber}/merges")
  @Operation(
      summary = "Merge another member into this one; repeating the id returns the first result",
      description =
          "Points with their expiry, transactions, vouchers that can be used, milestones and "
              + "agreements move to this member, who keeps number, profile and consents. The "
              + "higher confirmed tier holds. The other membership is closed, which ends its open "
              + "reviews and gifts. It can't be undone.")
  @ApiResponse(responseCode = "200", description = "The merge.")
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  @ConflictApiResponse(
      "A membership is closed or was merged, an upgrade of this member must be decided on first, "
          + "or the id was used with other content.")
  MergeView merge(
      @PathVariable String memberNumber,
      @RequestBody @Validated MemberToMerge request,
      Principal caller) {
    return MergeView.of(
        merges.merge(request.mergeId(), memberNumber, request.from(), caller.getName()));
  }

  /** Who is merged, under which id. */
  record MemberToMerge(
      @NotNull @ExternalId String mergeId, @NotBlank @Size(max = 64) String from) {}

  /** A merge as clients see it. */
  record MergeView(
      String mergeId,
      String memberNumber,
      String from,
      LocalDate mergedOn,
      Instant mergedAt,
      String mergedBy,
      List<String> moved,
      List<String> ended) {

    static MergeView of(MemberMerge merge) {
      return new MergeView(
          merge.getMergeId(),
          merge.getMemberNumber(),
          merge.getMergedMember(),
          merge.getMergedOn(),
          merge.getMergedAt(),
          merge.getMergedBy(),
          merge.getMoved(),
          merge.getEnded());
    }
  }
}
