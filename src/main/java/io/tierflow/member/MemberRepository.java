package io.tierflow.member;

import io.tierflow.policy.Tier;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Members by their number. */
interface MemberRepository extends JpaRepository<Member, String> {

  /** Whoever changes a profile waits for others who change the member, instead of failing. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from Member m where m.memberNumber = :memberNumber")
  Optional<Member> findToChange(String memberNumber);

  @Query("select m from Member m order by m.memberNumber")
  Page<Member> inOrder(Pageable page);

  @Query(
      """
      select new io.tierflow.member.MemberStanding(m.memberNumber, m.status)
      from Member m where m.memberNumber in :memberNumbers
      """)
  List<MemberStanding> standings(Collection<String> memberNumbers);

  @Query(
      """
      select new io.tierflow.member.TierHolding(m.memberNumber, m.confirmedTier, m.tierStatus,
        m.accountType, m.tenure.validUntil, m.tenure.graceUntil, m.tenure.terms, m.tenure.dueOn)
      from Member m
      where m.memberNumber in :memberNumbers
        and (m.status = ACTIVE and m.confirmedTier <> :lowest)
      order by m.memberNumber
      """)
  List<TierHolding> holdings(Collection<String> memberNumbers, Tier lowest);

  List<Member> findByMemberNumberInOrderByMemberNumber(Collection<String> memberNumbers);
}
