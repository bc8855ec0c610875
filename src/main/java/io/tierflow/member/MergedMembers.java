package io.tierflow.member;

import io.tierflow.web.ConflictException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which memberships were merged into others. */
@Component
public class MergedMembers {

  private final MemberMergeRepository merges;

  MergedMembers(MemberMergeRepository merges) {
    this.merges = merges;
  }

  /**
   * Into whom a membership was merged.
   *
   * @param memberNumber the membership that is no more
   * @return its merge; empty if it is no merged one
   */
  public Optional<MemberMerge> find(String memberNumber) {
    return merges.findById(memberNumber);
  }

  /**
   * Which memberships were merged into one, also by way of others.
   *
   * @param memberNumber the membership that goes on
   * @return their merges, in the order of their numbers
   */
  public List<MemberMerge> heldBy(String memberNumber) {
    return merges.findByHeldByOrderByMergedMember(memberNumber);
  }

  /**
   * Who has what a member number stands for.
   *
   * @param memberNumber any member's number
   * @return the member into whom that one was merged, else the number itself
   */
  public String holder(String memberNumber) {
    return find(memberNumber).map(MemberMerge::getHeldBy).orElse(memberNumber);
  }

  /**
   * Refuses a membership that was merged.
   *
   * @param memberNumber any member's number
   * @throws ConflictException if it was; the message says into whom
   */
  public void requireNotMerged(String memberNumber) {
    find(memberNumber)
        .ifPresent(
            merge -> {
              throw new ConflictException(merge.sentence());
            });
  }

  /**
   * The refusal of who wants something of a membership that has ended.
   *
   * @param memberNumber whose
   * @param otherwise what to say if it was not merged
   * @return the exception to throw
   */
  public ConflictException refusal(String memberNumber, String otherwise) {
    return new ConflictException(find(memberNumber).map(MemberMerge::sentence).orElse(otherwise));
  }
}
