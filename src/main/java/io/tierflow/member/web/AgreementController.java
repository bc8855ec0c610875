package io.tierflow.member.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.common.ConflictRetry;
import io.tierflow.member.AgreementAssignmentService;
import io.tierflow.member.MemberService;
import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.member.agreement.AgreementService;
import io.tierflow.member.agreement.AgreementTerms;
import io.tierflow.member.agreement.AgreementView;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.member.agreement.MemberAgreements;
import io.tierflow.member.agreement.RecordedAgreement;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Agreements, and which members have them, over HTTP. */
@RestController
@Tag(name = "Agreements")
class AgreementController {

  private final AgreementService agreements;
  private final MemberAgreementService memberAgreements;
  private final AgreementAssignmentService assignment;
  private final MemberService members;

  AgreementController(
      AgreementService agreements,
      MemberAgreementService memberAgreements,
      AgreementAssignmentService assignment,
      MemberService members) {
    this.agreements = agreements;
    this.memberAgreements = memberAgreements;
    this.assignment = assignment;
    this.members = members;
  }

  @GetMapping("/api/agreements")
  @Operation(summary = "Agreements with the periods in which they are valid, and the gaps")
  @ApiResponse(responseCode = "200", description = "A page of agreements.")
  @InvalidInputApiResponse
  PageResponse<AgreementView> agreements(PageRequest page) {
    return agreements.agreements(page);
  }

  @PostMapping("/api/agreements")
  @Operation(
      summary = "Records a period in which an agreement is valid",
      description =
          "An agreement may have several periods, which must not overlap. A period that begins on "
              + "the same day as one that is recorded gives that one its name and its end. The "
              + "answer shows the gaps between the periods.")
  @ApiResponse(responseCode = "201", description = "Recorded.")
  @ApiResponse(
      responseCode = "200",
      description = "There was a period from that day on. It has this name and this end now.")
  @InvalidInputApiResponse
  @ConflictApiResponse("The agreement is valid on some of the days already.")
  ResponseEntity<AgreementView> record(@RequestBody @Validated AgreementTerms terms) {
    RecordedAgreement recorded = ConflictRetry.executeUnique(() -> agreements.record(terms));
    return ResponseEntity.status(recorded.first() ? HttpStatus.CREATED : HttpStatus.OK)
        .body(recorded.agreement());
  }

  @GetMapping("/api/members/{memberNumber}/agreements")
  @Operation(summary = "A member's agreements, one period after the other, and the gaps")
  @ApiResponse(responseCode = "200", description = "The agreements.")
  @NotFoundApiResponse("There is no such member.")
  MemberAgreements ofMember(@PathVariable String memberNumber) {
    members.require(memberNumber);
    return memberAgreements.agreements(memberNumber);
  }

  @PutMapping("/api/members/{memberNumber}/agreements")
  @Operation(
      summary = "Changes a member's agreements",
      description =
          "The periods take the place of all that there were, and must not overlap. A period counts "
              + "on the days on which its agreement is valid; the answer shows the gaps.")
  @ApiResponse(responseCode = "200", description = "The agreements.")
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  @ConflictApiResponse("The membership is closed.")
  MemberAgreements change(
      @PathVariable String memberNumber, @RequestBody @Validated AgreementsChange change) {
    return assignment.assign(memberNumber, change.periods());
  }

  /**
   * The agreements that a member shall have.
   *
   * @param periods the periods, in any order
   */
  record AgreementsChange(
      @NotNull(message = "must be given") @Valid List<AgreementPeriod> periods) {}
}
