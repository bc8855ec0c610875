package io.tierflow.reward;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** Vouchers that have not been removed. */
interface VoucherRepository extends JpaRepository<Voucher, String> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select v from Voucher v where v.code = :code")
  Optional<Voucher> lockByCode(String code);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select v from Voucher v where v.voucherId = :voucherId")
  Optional<Voucher> lockById(String voucherId);

  @Query("select v.memberNumber from Voucher v where v.code = :code")
  Optional<String> memberOf(String code);

  @Query(
      """
      select count(v) from Voucher v
      where v.memberNumber = :memberNumber and (v.state = ISSUED and v.expiresOn >= :today)
      """)
  long countUsable(String memberNumber, LocalDate today);

  List<Voucher> findByProcessInstanceIdAndOrigin(String processInstanceId, VoucherOrigin origin);

  @Query(
      """
      select new io.tierflow.reward.ExpiringVoucher(
        v.memberNumber, v.voucherId, v.amount, v.expiresOn)
      from Voucher v
      where v.memberNumber in :memberNumbers
        and (v.state = ISSUED and v.expiresOn between :from and :to)
      order by v.memberNumber, v.expiresOn, v.voucherId
      """)
  List<ExpiringVoucher> expiring(Collection<String> memberNumbers, LocalDate from, LocalDate to);

  @Query(
      """
      select v from Voucher v where v.memberNumber = :memberNumber
      order by v.createdAt desc, v.voucherId
      """)
  Page<Voucher> newestFirst(String memberNumber, Pageable page);
}
