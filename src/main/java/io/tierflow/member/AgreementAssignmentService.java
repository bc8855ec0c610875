package io.tierflow.member;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.agreement.AgreementPeriod;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.member.agreement.MemberAgreements;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which agreements a member has, one period after the other. */
@Service
public class AgreementAssignmentService {

  private final MemberRepository members;
  private final MemberAgreementService agreements;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;
  private final MergedMembers merged;

  AgreementAssignmentService(
      MemberRepository members,
      MemberAgreementService agreements,
      ProgrammeCalendar calendar,
      AuditTrail trail,
      MergedMembers merged) {
    this.members = members;
    this.agreements = agreements;
    this.calendar = calendar;
    this.trail = trail;
    this.merged = merged;
  }

  /**
   * Gives a member these agreements instead of all they had.
   *
   * @param memberNumber who
   * @param periods the periods, in any order
   * @return the agreements, and the gaps between them
   * @throws io.tierflow.web.NotFoundException if there is no such member
   * @throws io.tierflow.web.ConflictException if the membership is closed
   * @throws io.tierflow.web.InvalidInputException if periods overlap, or there is no such agreement
   */
  @Transactional
  public MemberAgreements assign(String memberNumber, List<AgreementPeriod> periods) {
    Member member =
        members.findToChange(memberNumber).orElseThrow(() -> MemberService.unknown(memberNumber));
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership %s is closed.".formatted(memberNumber));
    }
    MemberAgreements before = agreements.agreements(memberNumber);
    MemberAgreements after = agreements.replace(memberNumber, periods);
    member.agree(agreements.held(memberNumber, calendar.today()).orElse(null));
    if (!after.periods().equals(before.periods())) {
      trail.record(AuditAction.MEMBER_CHANGED, memberNumber, "agreements");
    }
    return after;
  }
}
