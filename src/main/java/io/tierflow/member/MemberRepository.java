package io.tierflow.member;

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

  List<Member> findByMemberNumberInOrderByMemberNumber(Collection<String> memberNumbers);
}
