package io.tierflow.member.agreement;

import io.tierflow.common.ProgrammeCalendar;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Agreements by their codes and days. */
interface AgreementRepository extends JpaRepository<Agreement, Agreement.Key> {

  /** Earlier than any period can begin. */
  LocalDate RESERVED = ProgrammeCalendar.EARLIEST.minusDays(1);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Agreement a where a.key.code = :code order by a.key.validFrom")
  List<Agreement> toChange(String code);

  @Query(
      value = "select distinct a.key.code from Agreement a order by a.key.code",
      countQuery = "select count(distinct a.key.code) from Agreement a")
  Page<String> codes(Pageable page);

  @Query("select distinct a.key.code from Agreement a where a.key.code in :codes")
  List<String> known(Collection<String> codes);

  @Query(
      """
      select a from Agreement a where a.key.code in :codes
      order by a.key.code, a.key.validFrom
      """)
  List<Agreement> of(Collection<String> codes);

  /**
   * Waits for whoever is making the same code known, and keeps others waiting until the transaction
   * ends: a code that is not there yet has no row that could be locked. Nobody sees the row that is
   * there in the meantime.
   */
  default void reserve(String code) {
    register(code, RESERVED);
    withdraw(code, RESERVED);
  }

  @Modifying
  @Query(
      value = "delete from agreement where code = :code and valid_from = :from",
      nativeQuery = true)
  void withdraw(String code, LocalDate from);

  /** Another who does the same at the same time does no harm. */
  @Modifying
  @Query(
      value = "insert ignore into agreement (code, valid_from) values (:code, :from)",
      nativeQuery = true)
  void register(String code, LocalDate from);

  /** Forgets codes that came with a member alone. */
  @Modifying
  @Query(
      """
      delete from Agreement a
      where a.key.code in :codes and a.name is null
        and not exists (select m from MemberAgreement m where m.code = a.key.code)
      """)
  void forgetUnused(Collection<String> codes);
}
