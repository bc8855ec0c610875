package io.tierflow.member;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.member.agreement.AgreementStart;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierLadder;
import io.tierflow.policy.VocabularySource;
import io.tierflow.web.ForbiddenException;
import io.tierflow.web.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enrols members, few or many together. */
@Service
class MemberRegister {

  private final MemberRepository members;
  private final ObjectProvider<EnrolmentListener> listeners;
  private final MemberDays days;
  private final MemberLookup lookup;
  private final PersonalDataVault vault;
  private final MemberAgreementService agreements;
  private final AuditTrail trail;
  private final VocabularySource vocabulary;

  MemberRegister(
      MemberRepository members,
      ObjectProvider<EnrolmentListener> listeners,
      MemberDays days,
      MemberLookup lookup,
      PersonalDataVault vault,
      MemberAgreementService agreements,
      AuditTrail trail,
      VocabularySource vocabulary) {
    this.members = members;
    this.listeners = listeners;
    this.days = days;
    this.lookup = lookup;
    this.vault = vault;
    this.agreements = agreements;
    this.trail = trail;
    this.vocabulary = vocabulary;
  }

  /**
   * Enrols a single member if the number is free, which the audit keeps.
   *
   * @return what became of it
   */
  @Transactional
  EnrolmentOutcome enrolAlone(NewMember newcomer) {
    EnrolmentOutcome outcome = enrol(List.of(newcomer)).get(0);
    recordRefusals(List.of(newcomer), List.of(outcome));
    if (outcome.enrolled() != null) {
      trail.record(
          AuditAction.MEMBER_ENROLLED,
          newcomer.memberNumber(),
          newcomer.hasOpening(vocabulary.ladder())
              ? newcomer.opening(vocabulary.ladder()) + "."
              : null);
    }
    return outcome;
  }

  /**
   * Enrols those of a file whose number is free. The audit keeps who starts with a tier or points,
   * in one entry.
   *
   * @return what became of each, in order
   */
  @Transactional
  List<EnrolmentOutcome> enrolTogether(List<NewMember> newcomers) {
    List<EnrolmentOutcome> outcomes = enrol(newcomers);
    recordRefusals(newcomers, outcomes);
    List<NewMember> opened = new ArrayList<>();
    for (int index = 0; index < outcomes.size(); index++) {
      if (outcomes.get(index).enrolled() != null
          && newcomers.get(index).hasOpening(vocabulary.ladder())) {
        opened.add(newcomers.get(index));
      }
    }
    if (!opened.isEmpty()) {
      recordOpenings(opened);
    }
    return outcomes;
  }

  /** Whoever tries to give what they may not give stands in the audit with it. */
  private void recordRefusals(List<NewMember> newcomers, List<EnrolmentOutcome> outcomes) {
    List<NewMember> refused = new ArrayList<>();
    for (int index = 0; index < outcomes.size(); index++) {
      if (outcomes.get(index).refusal() instanceof ForbiddenException) {
        refused.add(newcomers.get(index));
      }
    }
    if (!refused.isEmpty()) {
      trail.recordFor(
          null,
          AuditAction.CALL_REFUSED,
          refused.size() == 1 ? refused.get(0).memberNumber() : "members",
          "%s without members:opening, %d refused."
              .formatted(refused.get(0).opening(vocabulary.ladder()), refused.size()),
          listed(refused));
    }
  }

  private String listed(List<NewMember> newcomers) {
    return newcomers.stream()
        .map(
            member ->
                "%s: %s".formatted(member.memberNumber(), member.opening(vocabulary.ladder())))
        .collect(Collectors.joining("\n"));
  }

  private void recordOpenings(List<NewMember> opened) {
    trail.recordFor(
        null,
        AuditAction.MEMBER_ENROLLED,
        opened.size() == 1 ? opened.get(0).memberNumber() : "members",
        "%d from a file with an opening tier or points, %d points together."
            .formatted(opened.size(), opened.stream().mapToLong(NewMember::openingPoints).sum()),
        listed(opened));
  }

  /**
   * Enrols those whose number is free and announces them together.
   *
   * @return what became of each, in order
   */
  @Transactional
  List<EnrolmentOutcome> enrol(List<NewMember> newcomers) {
    Map<String, Member> known = known(newcomers);
    List<Member> enrolled = new ArrayList<>();
    List<Enrolment> enrolments = new ArrayList<>();
    Map<String, PersonalData> people = new HashMap<>();
    List<EnrolmentOutcome> outcomes = new ArrayList<>();
    for (NewMember newcomer : newcomers) {
      EnrolmentOutcome outcome = outcome(newcomer, known.get(newcomer.memberNumber()));
      outcomes.add(outcome);
      if (outcome.enrolled() != null) {
        known.put(newcomer.memberNumber(), outcome.enrolled());
        enrolled.add(outcome.enrolled());
        enrolments.add(enrolment(newcomer, outcome.enrolled()));
        people.put(newcomer.memberNumber(), PersonalData.of(newcomer.profile()));
      }
    }
    store(enrolled, enrolments, people);
    return outcomes;
  }

  private Map<String, Member> known(List<NewMember> newcomers) {
    Map<String, Member> known = new HashMap<>();
    members
        .findAllById(newcomers.stream().map(NewMember::memberNumber).distinct().toList())
        .forEach(member -> known.put(member.getMemberNumber(), member));
    return known;
  }

  private EnrolmentOutcome outcome(NewMember newcomer, Member present) {
    if (present != null) {
      return EnrolmentOutcome.present(present);
    }
    Optional<String> missing = OpeningPermission.missingFor(newcomer, vocabulary.ladder());
    if (missing.isPresent()) {
      return EnrolmentOutcome.refused(new ForbiddenException(missing.get()));
    }
    try {
      requireTier(newcomer.tier());
      days.requireBirthDate(newcomer.birthDate());
      return EnrolmentOutcome.enrolled(
          new Member(
              newcomer.memberNumber(),
              days.enrolmentDay(newcomer.enrolledOn()),
              newcomer.openingTier(vocabulary.ladder()),
              newcomer.profile(),
              vault));
    } catch (InvalidInputException invalid) {
      return EnrolmentOutcome.refused(invalid);
    }
  }

  private void requireTier(Tier tier) {
    TierLadder ladder = vocabulary.ladder();
    if (tier != null && !ladder.tiers().contains(tier)) {
      throw new InvalidInputException(
          "tier", "There is no tier %s; accepted: %s.".formatted(tier, ladder));
    }
  }

  private void store(
      List<Member> enrolled, List<Enrolment> enrolments, Map<String, PersonalData> people) {
    if (!enrolled.isEmpty()) {
      members.saveAllAndFlush(enrolled);
      lookup.add(people);
      agreements.begin(starts(enrolled));
      listeners.orderedStream().forEach(listener -> listener.enrolled(enrolments));
      members.flush();
    }
  }

  private static List<AgreementStart> starts(List<Member> enrolled) {
    return enrolled.stream()
        .filter(member -> member.getAgreement() != null)
        .map(
            member ->
                new AgreementStart(
                    member.getMemberNumber(), member.getAgreement(), member.getEnrolledOn()))
        .toList();
  }

  private Enrolment enrolment(NewMember newcomer, Member member) {
    return new Enrolment(
        member.getMemberNumber(),
        member.getEnrolledOn(),
        newcomer.openingTier(vocabulary.ladder()),
        newcomer.openingPoints());
  }
}
