package io.tierflow.member.agreement;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The agreements that members have, by member and day. */
interface MemberAgreementRepository extends JpaRepository<MemberAgreement, MemberAgreement.Key> {

  @Query(
      """
      select m from MemberAgreement m where m.key.memberNumber = :memberNumber
      order by m.key.validFrom
      """)
  List<MemberAgreement> of(String memberNumber);

  /** Each period once for each period of its agreement, and once if there is none. */
  @Query(
      """
      select new io.tierflow.member.agreement.HeldAgreement(
        m.key.memberNumber, m.code, m.key.validFrom, m.validTo, a.key.validFrom, a.validTo)
      from MemberAgreement m left join Agreement a on a.key.code = m.code
      where m.key.memberNumber in :memberNumbers
      order by m.key.memberNumber, m.key.validFrom, a.key.validFrom
      """)
  List<HeldAgreement> held(Collection<String> memberNumbers);

  @Modifying
  @Query("delete from MemberAgreement m where m.key.memberNumber = :memberNumber")
  void forget(String memberNumber);
}
