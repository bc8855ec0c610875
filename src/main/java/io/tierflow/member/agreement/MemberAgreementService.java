package io.tierflow.member.agreement;

import io.tierflow.common.TransactionFacts;
import io.tierflow.common.TransactionFacts.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows which agreement a member has on which day. Whoever changes that holds the member's row, or
 * has just made it.
 */
@Service
public class MemberAgreementService {

  /** What was read in the current transaction, by member number. */
  private static final Fact<List<HeldAgreement>> HELD = new Fact<>("agreements");

  private final MemberAgreementRepository periods;
  private final AgreementRepository agreements;
  private final AgreementService registry;

  MemberAgreementService(
      MemberAgreementRepository periods,
      AgreementRepository agreements,
      AgreementService registry) {
    this.periods = periods;
    this.agreements = agreements;
    this.registry = registry;
  }

  /**
   * Reads the agreements of members that are about to be asked for one by one, with one query.
   *
   * @param memberNumbers whose
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void readAhead(Collection<String> memberNumbers) {
    Map<String, List<HeldAgreement>> held =
        periods.held(memberNumbers).stream()
            .collect(Collectors.groupingBy(HeldAgreement::memberNumber));
    memberNumbers.forEach(
        number -> TransactionFacts.remember(HELD, number, held.getOrDefault(number, List.of())));
  }

  /**
   * The agreement that counts for a member on a day: the member has it, and it is valid.
   *
   * @param memberNumber whose
   * @param day any day
   * @return its code
   */
  @Transactional(readOnly = true)
  public Optional<String> counting(String memberNumber, LocalDate day) {
    return held(memberNumber).stream()
        .filter(each -> each.countsOn(day))
        .map(HeldAgreement::code)
        .findFirst();
  }

  /**
   * The agreement that a member has on a day, whether or not it is valid then.
   *
   * @param memberNumber whose
   * @param day any day
   * @return its code
   */
  @Transactional(readOnly = true)
  public Optional<String> held(String memberNumber, LocalDate day) {
    return held(memberNumber).stream()
        .filter(each -> each.held().contains(day))
        .map(HeldAgreement::code)
        .findFirst();
  }

  /**
   * A member's agreements.
   *
   * @param memberNumber whose
   * @return all periods, and the gaps
   */
  @Transactional(readOnly = true)
  public MemberAgreements agreements(String memberNumber) {
    List<HeldAgreement> held = held(memberNumber);
    return new MemberAgreements(
        held.stream().map(HeldAgreement::period).distinct().toList(),
        Days.gaps(
            held.stream().map(HeldAgreement::held).distinct().toList(),
            held.stream().flatMap(each -> each.counting().stream()).toList()));
  }

  /**
   * Gives a member these agreements instead of all they had.
   *
   * @param memberNumber who
   * @param wanted the periods, in any order
   * @return the agreements
   * @throws io.tierflow.web.InvalidInputException if periods overlap, or there is no such agreement
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public MemberAgreements replace(String memberNumber, List<AgreementPeriod> wanted) {
    List<AgreementPeriod> inOrder = AgreementValidator.checked(wanted);
    registry.requireKnown(inOrder.stream().map(AgreementPeriod::code).distinct().toList());
    Map<LocalDate, MemberAgreement> present = new HashMap<>();
    periods.of(memberNumber).forEach(period -> present.put(period.getValidFrom(), period));
    List<MemberAgreement> added = new ArrayList<>();
    for (AgreementPeriod period : inOrder) {
      MemberAgreement same = present.remove(period.validFrom());
      if (same == null) {
        added.add(new MemberAgreement(memberNumber, period));
      } else {
        same.change(period.code(), period.validTo());
      }
    }
    periods.deleteAll(present.values());
    periods.saveAllAndFlush(added);
    TransactionFacts.forget(HELD, memberNumber);
    return agreements(memberNumber);
  }

  /**
   * Gives members their first agreement, from a day on, of codes that need not be known.
   *
   * @param starts who gets which one when
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(List<AgreementStart> starts) {
    registry.registerUnknown(starts.stream().map(AgreementStart::code).distinct().toList());
    periods.saveAll(
        starts.stream()
            .map(
                start ->
                    new MemberAgreement(
                        start.memberNumber(),
                        new AgreementPeriod(start.code(), start.from(), null)))
            .toList());
  }

  /**
   * Gives a member another agreement from a day on: the one of that day ends the day before, the
   * new one goes on until the next that is planned.
   *
   * @param memberNumber who
   * @param code the new agreement's code, known or not, or null for none
   * @param from its first day
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void change(String memberNumber, String code, LocalDate from) {
    List<MemberAgreement> present = periods.of(memberNumber);
    Optional<MemberAgreement> current =
        present.stream().filter(each -> each.getDays().contains(from)).findFirst();
    if (current.map(MemberAgreement::getCode).equals(Optional.ofNullable(code))) {
      return;
    }
    current.ifPresent(each -> endBefore(each, from));
    if (code != null) {
      registry.registerUnknown(List.of(code));
      LocalDate end =
          present.stream()
              .map(MemberAgreement::getValidFrom)
              .filter(first -> first.isAfter(from))
              .findFirst()
              .map(next -> next.minusDays(1))
              .orElse(null);
      periods.save(new MemberAgreement(memberNumber, new AgreementPeriod(code, from, end)));
    }
    TransactionFacts.forget(HELD, memberNumber);
  }

  /**
   * Gives a member the agreements of another for the days on which they have none of their own.
   *
   * @param memberNumber who
   * @param other whose agreements; they stay what they are
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void takeOver(String memberNumber, String other) {
    List<Days> own = periods.of(memberNumber).stream().map(MemberAgreement::getDays).toList();
    for (MemberAgreement period : periods.of(other)) {
      Days whole = period.getDays();
      List<Days> covered = own.stream().flatMap(each -> each.shared(whole).stream()).toList();
      periods.saveAll(
          Days.gaps(List.of(whole), covered).stream()
              .map(gap -> new AgreementPeriod(period.getCode(), gap.from(), gap.to()))
              .map(gap -> new MemberAgreement(memberNumber, gap))
              .toList());
    }
    periods.flush();
    TransactionFacts.forget(HELD, memberNumber);
  }

  /**
   * Ends whatever agreement a member has, and those that are planned.
   *
   * @param memberNumber whose
   * @param lastDay the last day on which one can hold
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(String memberNumber, LocalDate lastDay) {
    for (MemberAgreement period : periods.of(memberNumber)) {
      if (period.getValidFrom().isAfter(lastDay)) {
        periods.delete(period);
      } else if (period.getDays().contains(lastDay)) {
        period.change(period.getCode(), lastDay);
      }
    }
    TransactionFacts.forget(HELD, memberNumber);
  }

  /**
   * Forgets which agreements a member had: a code that came with the member may name somebody.
   *
   * @param memberNumber whose
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forget(String memberNumber) {
    List<String> codes =
        periods.of(memberNumber).stream().map(MemberAgreement::getCode).distinct().toList();
    periods.forget(memberNumber);
    if (!codes.isEmpty()) {
      agreements.forgetUnused(codes);
    }
    TransactionFacts.forget(HELD, memberNumber);
  }

  /** Deleted at once: what takes its place may begin on the same day. */
  private void endBefore(MemberAgreement period, LocalDate day) {
    if (period.getValidFrom().equals(day)) {
      periods.delete(period);
      periods.flush();
    } else {
      period.change(period.getCode(), day.minusDays(1));
    }
  }

  private List<HeldAgreement> held(String memberNumber) {
    Optional<List<HeldAgreement>> known = TransactionFacts.recall(HELD, memberNumber);
    if (known.isPresent()) {
      return known.get();
    }
    List<HeldAgreement> held = periods.held(List.of(memberNumber));
    TransactionFacts.remember(HELD, memberNumber, held);
    return held;
  }
}
