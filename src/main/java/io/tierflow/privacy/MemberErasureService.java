package io.tierflow.privacy;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.common.ConflictRetry;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.MemberStatus;
import io.tierflow.member.MergedMembers;
import io.tierflow.member.PersonalDataContributor;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets the person behind a member number, and keeps the ledger's arithmetic and all figures. */
@Service
public class MemberErasureService {

  private final MemberService members;
  private final MergedMembers merged;
  private final List<PersonalDataContributor> holders;
  private final AuditTrail audit;
  private final EntityManager entities;
  private final TransactionTemplate transaction;

  MemberErasureService(
      MemberService members,
      MergedMembers merged,
      ObjectProvider<PersonalDataContributor> holders,
      AuditTrail audit,
      EntityManager entities,
      PlatformTransactionManager transactions) {
    this.members = members;
    this.merged = merged;
    this.holders = holders.orderedStream().toList();
    this.audit = audit;
    this.entities = entities;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Closes the membership if it is open and erases the person, in one transaction; with the member
   * also those who were merged into them.
   *
   * @param memberNumber whom
   * @param reason why
   * @return the member; unchanged if erased already
   * @throws io.tierflow.web.NotFoundException if there is no such member
   */
  @Transactional(propagation = Propagation.NEVER)
  public Member erase(String memberNumber, ErasureReason reason) {
    return ConflictRetry.execute(
        () -> transaction.execute(status -> eraseWithMerged(memberNumber, reason)));
  }

  /** Who was merged into the member is the same person. */
  private Member eraseWithMerged(String memberNumber, ErasureReason reason) {
    merged.heldBy(memberNumber).forEach(merge -> eraseAtOnce(merge.getMergedMember(), reason));
    return eraseAtOnce(memberNumber, reason);
  }

  private Member eraseAtOnce(String memberNumber, ErasureReason reason) {
    Member member = members.close(memberNumber);
    if (member.getStatus() == MemberStatus.ERASED) {
      return member;
    }
    List<String> traces =
        holders.stream().flatMap(holder -> holder.traces(memberNumber).stream()).toList();
    for (PersonalDataContributor holder : holders) {
      // What cancelled upgrades change goes to the database first, or it would go there afterwards,
      // with the texts that were blanked meanwhile.
      entities.flush();
      holder.erase(memberNumber);
    }
    entities.flush();
    audit.record(AuditAction.MEMBER_ERASED, memberNumber, detail(reason, traces));
    return members.erase(memberNumber);
  }

  /** Nobody hides behind an erasure: who did what stays, but for what they typed. */
  private static String detail(ErasureReason reason, List<String> traces) {
    return traces.isEmpty()
        ? reason.name()
        : "%s. Gone from the engine's log: %s.".formatted(reason, String.join("; ", traces));
  }
}
