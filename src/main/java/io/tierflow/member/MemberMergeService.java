package io.tierflow.member;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.member.agreement.MemberAgreementService;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Makes one membership of two that belong to the same person. */
@Service
public class MemberMergeService {

  private final MemberService members;
  private final MemberRepository rows;
  private final MemberMergeRepository merges;
  private final MergedMembers merged;
  private final MemberAgreementService agreements;
  private final ObjectProvider<MergeListener> listeners;
  private final EntityManager entities;
  private final ProgrammeCalendar calendar;
  private final AuditTrail trail;
  private final TransactionOperations transaction;

  MemberMergeService(
      MemberService members,
      MemberRepository rows,
      MemberMergeRepository merges,
      MergedMembers merged,
      MemberAgreementService agreements,
      ObjectProvider<MergeListener> listeners,
      EntityManager entities,
      ProgrammeCalendar calendar,
      AuditTrail trail,
      TransactionOperations transaction) {
    this.members = members;
    this.rows = rows;
    this.merges = merges;
    this.merged = merged;
    this.agreements = agreements;
    this.listeners = listeners;
    this.entities = entities;
    this.calendar = calendar;
    this.trail = trail;
    this.transaction = transaction;
  }

  /**
   * Merges a membership into another, once: points with their lots, transactions, vouchers that can
   * be used and milestones move, the higher tier holds, and the merged membership is closed.
   *
   * @param mergeId id under which it happens at most once
   * @param into the membership that goes on, with its number, profile and consents
   * @param from the membership that ends
   * @param by who does it
   * @return the merge; for an id known already, the first one
   * @throws io.tierflow.web.NotFoundException if there is no member {@code into}
   * @throws InvalidInputException if there is no member {@code from}, or both are the same
   * @throws ConflictException if either is closed or merged, or the id was used for something else
   */
  @Transactional(propagation = Propagation.NEVER)
  public MemberMerge merge(String mergeId, String into, String from, String by) {
    if (into.equals(from)) {
      throw new InvalidInputException(
          "from",
          "Member %s can't be merged into itself; accepted: another member.".formatted(from));
    }
    return ConflictRetry.executeUnique(
        () -> transaction.execute(status -> mergeOnce(mergeId, into, from, by)));
  }

  private MemberMerge mergeOnce(String mergeId, String into, String from, String by) {
    List<String> both = Stream.of(into, from).sorted().toList();
    listeners.orderedStream().forEach(listener -> listener.merging(both));
    both.forEach(rows::findToChange);
    Optional<MemberMerge> first = merges.findByMergeId(mergeId);
    if (first.isPresent()) {
      return first
          .filter(merge -> merge.isOf(into, from))
          .orElseThrow(
              () ->
                  new ConflictException(
                      "Merge %s was already made, with different content.".formatted(mergeId)));
    }
    requireActive(members.require(into));
    requireActive(
        members
            .find(from)
            .orElseThrow(
                () -> new InvalidInputException("from", "There is no member %s.".formatted(from))));
    return merge(new Merging(mergeId, from, into, calendar.today(), by));
  }

  private MemberMerge merge(Merging merging) {
    String into = merging.into();
    agreements.takeOver(into, merging.from());
    Member survivor = members.require(into);
    survivor.agree(agreements.held(into, merging.day()).orElse(null));
    List<String> ended = members.endMembership(merging.from()).ended();
    entities.flush();
    List<String> moved =
        listeners.orderedStream().flatMap(listener -> listener.merge(merging).stream()).toList();
    merged.heldBy(merging.from()).forEach(earlier -> earlier.holdBy(into));
    MemberMerge merge = merges.save(new MemberMerge(merging, calendar.now(), moved, ended));
    trail.recordFor(
        merging.by(),
        AuditAction.MEMBER_MERGED,
        into,
        "Took over %s, merge %s.".formatted(merging.from(), merging.mergeId()));
    trail.recordFor(
        merging.by(),
        AuditAction.MEMBER_MERGED,
        merging.from(),
        "Into %s, merge %s.".formatted(into, merging.mergeId()));
    return merge;
  }

  private void requireActive(Member member) {
    String number = member.getMemberNumber();
    if (!member.isActive()) {
      throw merged.refusal(number, "The membership %s is closed.".formatted(number));
    }
  }
}
