package io.tierflow.member.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.Closure;
import io.tierflow.member.Member;
import io.tierflow.member.MemberMerge;
import io.tierflow.member.MemberSearch;
import io.tierflow.member.MemberService;
import io.tierflow.member.MergedMembers;
import io.tierflow.member.NewMember;
import io.tierflow.member.PointsBalances;
import io.tierflow.member.ProfileChange;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.web.ConflictApiResponse;
import io.tierflow.web.InvalidInputApiResponse;
import io.tierflow.web.NotFoundApiResponse;
import io.tierflow.web.PageResponse;
import java.net.URI;
import java.util.stream.Collectors;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Members over HTTP. */
@RestController
@RequestMapping("/api/members")
@Tag(name = "Members")
class MemberController {

  private final MemberService members;
  private final MemberSearch search;
  private final PointsBalances balances;
  private final MemberAgreementService agreements;
  private final MergedMembers merged;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;

  MemberController(
      MemberService members,
      MemberSearch search,
      PointsBalances balances,
      MemberAgreementService agreements,
      MergedMembers merged,
      ProgrammeCalendar calendar,
      AuditTrail trail) {
    this.members = members;
    this.search = search;
    this.balances = balances;
    this.agreements = agreements;
    this.merged = merged;
    this.calendar = calendar;
    this.trail = trail;
  }

  @PostMapping
  @Operation(
      summary = "Enrols a member",
      description = "A starting tier or points also need the scope members:opening, or an admin.")
  @ApiResponse(responseCode = "201", description = "Enrolled. Location is the member's URL.")
  @InvalidInputApiResponse
  @ConflictApiResponse("A member with this number already exists.")
  ResponseEntity<MemberView> enrol(@RequestBody @Validated NewMember newcomer) {
    MemberView member = view(members.enrol(newcomer));
    return ResponseEntity.created(addressOf(member.memberNumber())).body(member);
  }

  @GetMapping
  @Operation(
      summary = "Finds members",
      description =
          "By the beginning of the member number, by whole words of the name, or by a complete "
              + "e-mail address or phone number.")
  PageResponse<MemberSummary> search(
      @RequestParam(defaultValue = "") String query, PageRequest page) {
    PageResponse<MemberSummary> found = search.search(query, page).map(MemberSummary::of);
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, "members", numbers(found));
    return found;
  }

  @GetMapping("/{memberNumber}")
  @Operation(summary = "Profile, tier and points of a member")
  @ApiResponse(responseCode = "200", description = "The member.")
  @NotFoundApiResponse("There is no such member.")
  MemberView member(@PathVariable String memberNumber) {
    MemberView member = view(members.require(memberNumber));
    trail.recordIfPerson(AuditAction.PERSONAL_DATA_VIEWED, memberNumber, "Profile.");
    return member;
  }

  @PutMapping("/{memberNumber}")
  @Operation(
      summary = "Changes a profile",
      description =
          "Fields that are missing are removed, except account type, language, consents and "
              + "preferences, which stay as they are. Another agreement begins today, and the "
              + "one before ends the day before.")
  @ApiResponse(responseCode = "200", description = "The member.")
  @InvalidInputApiResponse
  @NotFoundApiResponse("There is no such member.")
  @ConflictApiResponse("The membership is closed.")
  MemberView change(
      @PathVariable String memberNumber, @RequestBody @Validated ProfileChange change) {
    return view(members.change(memberNumber, change));
  }

  @PostMapping("/{memberNumber}/closure")
  @Operation(
      summary = "Close a membership; its records remain",
      description =
          "Open reviews are declined, and gifts that were not sent yet are cancelled; the answer "
              + "says so.")
  @ApiResponse(
      responseCode = "200",
      description = "The member, and what was ended with the membership.")
  @NotFoundApiResponse("There is no such member.")
  ClosureView close(@PathVariable String memberNumber) {
    Closure closure = members.endMembership(memberNumber);
    return new ClosureView(view(closure.member()), closure.ended());
  }

  private static String numbers(PageResponse<MemberSummary> found) {
    return found.items().stream().map(MemberSummary::memberNumber).collect(Collectors.joining(" "));
  }

  private MemberView view(Member member) {
    String number = member.getMemberNumber();
    return MemberView.of(
        member,
        member.isActive() ? null : merged.find(number).map(MemberMerge::getHeldBy).orElse(null),
        agreements.held(number, calendar.today()).orElse(null),
        balances.of(number));
  }

  private static URI addressOf(String memberNumber) {
    return UriComponentsBuilder.fromPath("/api/members").pathSegment(memberNumber).build().toUri();
  }
}
