package io.tierflow.member;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.Tier;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.NotFoundException;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Enrols members, reads them by their numbers, changes their profiles and closes memberships. */
@Service
public class MemberService {

  private final EntityManager entities;
  private final MemberRepository members;
  private final MemberRegister register;
  private final MemberDays days;
  private final PersonRecords people;
  private final ProgrammeCalendar calendar;
  private final MemberAgreementService agreements;
  private final AuditTrail trail;
  private final ObjectProvider<ClosureListener> closures;
  private final MergedMembers merged;

  MemberService(
      EntityManager entities,
      MemberRepository members,
      MemberRegister register,
      MemberDays days,
      PersonRecords people,
      ProgrammeCalendar calendar,
      MemberAgreementService agreements,
      AuditTrail trail,
      ObjectProvider<ClosureListener> closures,
      MergedMembers merged) {
    this.entities = entities;
    this.members = members;
    this.register = register;
    this.days = days;
    this.people = people;
    this.calendar = calendar;
    this.agreements = agreements;
    this.trail = trail;
    this.closures = closures;
    this.merged = merged;
  }

  /**
   * Enrols a member.
   *
   * @param newcomer who, with the constraints declared on it fulfilled
   * @return the member
   * @throws ConflictException if there is a member with that number
   * @throws InvalidInputException if a day lies in the future
   */
  @Transactional(propagation = Propagation.NEVER)
  public Member enrol(NewMember newcomer) {
    EnrolmentOutcome outcome = ConflictRetry.executeUnique(() -> register.enrolAlone(newcomer));
    if (outcome.refusal() != null) {
      throw outcome.refusal();
    }
    if (outcome.present() != null) {
      throw new ConflictException("Member %s already exists.".formatted(newcomer.memberNumber()));
    }
    return outcome.enrolled();
  }

  /**
   * Looks a member up.
   *
   * @param memberNumber the member's number
   * @return the member, in whatever status
   */
  public Optional<Member> find(String memberNumber) {
    // A database may find S1 under "S1 ", too.
    return ProfileFormat.isMemberNumber(memberNumber)
        ? Optional.ofNullable(entities.find(Member.class, memberNumber))
        : Optional.empty();
  }

  /**
   * Looks a member up who must be there.
   *
   * @param memberNumber the member's number
   * @return the member, in whatever status
   * @throws NotFoundException if there is no such member
   */
  public Member require(String memberNumber) {
    return find(memberNumber).orElseThrow(() -> unknown(memberNumber));
  }

  /**
   * Reads members that are about to be asked for one by one, with one query. Within a transaction
   * they stay at hand.
   *
   * @param memberNumbers whom
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readAhead(Collection<String> memberNumbers) {
    members.findAllById(memberNumbers);
  }

  /**
   * The tiers of several members, without locks and without loading the members.
   *
   * @param memberNumbers whose
   * @param lowest the lowest tier, whose members are left out
   * @return the tiers of those who are active, in the order of their numbers
   */
  @Transactional(readOnly = true)
  public List<TierHolding> tiersAbove(Collection<String> memberNumbers, Tier lowest) {
    return memberNumbers.isEmpty() ? List.of() : members.holdings(memberNumbers, lowest);
  }

  /**
   * Looks up where memberships stand.
   *
   * @param memberNumbers whose
   * @return the status of each of them that there is
   */
  @Transactional(readOnly = true)
  public Map<String, MemberStatus> statuses(Collection<String> memberNumbers) {
    return members.standings(memberNumbers).stream()
        .collect(Collectors.toMap(MemberStanding::memberNumber, MemberStanding::status));
  }

  /**
   * Changes a profile. Another agreement begins today.
   *
   * @param memberNumber whose profile
   * @param change the profile, with the constraints declared on it fulfilled
   * @return the member
   * @throws NotFoundException if there is no such member
   * @throws ConflictException if the membership is closed
   * @throws InvalidInputException if the day of birth lies in the future
   */
  @Transactional
  public Member change(String memberNumber, ProfileChange change) {
    Member member = requireActiveToChange(memberNumber);
    days.requireBirthDate(change.birthDate());
    // Another one may have been planned for a day that has come since.
    member.agree(agreements.held(memberNumber, calendar.today()).orElse(null));
    MemberProfile changed = change.appliedTo(member.getProfile());
    recordChange(memberNumber, member.getProfile().differencesTo(changed));
    agreements.change(memberNumber, changed.agreement(), calendar.today());
    people.change(member, changed);
    return member;
  }

  /**
   * Changes a profile that somebody has looked at before, as {@link #change(String, ProfileChange)}
   * does: nothing that was changed since is put back, such as a consent that the member has
   * withdrawn.
   *
   * @param memberNumber whose profile
   * @param version the member's version that was looked at
   * @param change the profile, with the constraints declared on it fulfilled
   * @return the member
   * @throws NotFoundException if there is no such member
   * @throws ConflictException if the membership is closed, or the member was changed since
   * @throws InvalidInputException if the day of birth lies in the future
   */
  @Transactional
  public Member change(String memberNumber, long version, ProfileChange change) {
    if (requireActiveToChange(memberNumber).getVersion() != version) {
      throw new ConflictException(
          "Member %s was changed in the meantime. Open the form again, then change it."
              .formatted(memberNumber));
    }
    return change(memberNumber, change);
  }

  /**
   * Closes a membership. What is recorded of it stays.
   *
   * @param memberNumber whose membership
   * @return the member; unchanged if the membership is closed already
   * @throws NotFoundException if there is no such member
   */
  @Transactional
  public Member close(String memberNumber) {
    return endMembership(memberNumber).member();
  }

  /**
   * Closes a membership as {@link #close(String)} does, and says what has ended with it.
   *
   * @param memberNumber whose membership
   * @return the member, and what was ended: open reviews and gifts
   * @throws NotFoundException if there is no such member
   */
  @Transactional
  public Closure endMembership(String memberNumber) {
    closures.orderedStream().forEach(listener -> listener.closing(memberNumber));
    Member member = requireToChange(memberNumber);
    List<String> ended = List.of();
    if (member.isActive()) {
      member.close(calendar.today());
      agreements.end(memberNumber, calendar.today());
      ended =
          closures
              .orderedStream()
              .flatMap(listener -> listener.closed(memberNumber).stream())
              .toList();
      trail.record(
          AuditAction.MEMBER_CLOSED,
          memberNumber,
          ended.isEmpty() ? null : String.join(" ", ended));
    }
    return new Closure(member, ended);
  }

  /**
   * Forgets the person behind a member number. Only who has seen to everything else that is kept
   * about the member calls this.
   *
   * @param memberNumber whom
   * @return the member
   * @throws NotFoundException if there is no such member
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Member erase(String memberNumber) {
    Member member = requireToChange(memberNumber);
    people.erase(member);
    return member;
  }

  /** Names what was changed, and of consents alone into what. */
  private void recordChange(String memberNumber, List<String> fields) {
    if (!fields.isEmpty()) {
      trail.record(AuditAction.MEMBER_CHANGED, memberNumber, String.join(", ", fields));
    }
  }

  private Member requireActiveToChange(String memberNumber) {
    Member member = requireToChange(memberNumber);
    if (!member.isActive()) {
      throw merged.refusal(memberNumber, "The membership %s is closed.".formatted(memberNumber));
    }
    return member;
  }

  private Member requireToChange(String memberNumber) {
    return members.findToChange(memberNumber).orElseThrow(() -> unknown(memberNumber));
  }

  static NotFoundException unknown(String memberNumber) {
    return new NotFoundException("There is no member %s.".formatted(memberNumber));
  }
}
