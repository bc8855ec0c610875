package io.tierflow.reward;

import io.tierflow.common.JdbcTime;
import io.tierflow.common.ProgrammeCalendar;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows vouchers, and removes those that have expired. */
@Service
@Transactional
public class VoucherService {

  private static final int PAGE = 1_000;

  private final VoucherRepository vouchers;
  private final JdbcClient jdbc;
  private final EntityManager entities;
  private final ProgrammeCalendar calendar;

  VoucherService(
      VoucherRepository vouchers,
      JdbcClient jdbc,
      EntityManager entities,
      ProgrammeCalendar calendar) {
    this.vouchers = vouchers;
    this.jdbc = jdbc;
    this.entities = entities;
    this.calendar = calendar;
  }

  /**
   * The vouchers of several members that expire within some days, if nobody redeems them.
   *
   * @param memberNumbers whose
   * @param from first last day of validity, inclusive
   * @param to last one, inclusive
   * @return issued vouchers, the earliest of a member first
   */
  @Transactional(readOnly = true)
  public List<ExpiringVoucher> expiring(
      Collection<String> memberNumbers, LocalDate from, LocalDate to) {
    return vouchers.expiring(memberNumbers, from, to);
  }

  /**
   * Removes the vouchers of the whole programme that expired before a day. What the figures need of
   * them moves to the archive, without the code. What another transaction holds is left to the next
   * time.
   *
   * @param asOf vouchers valid on this day stay
   * @return how many were removed
   */
  public long removeExpiredVouchers(LocalDate asOf) {
    entities.flush();
    long removed = 0;
    List<String> expired = lockExpired(asOf);
    while (!expired.isEmpty()) {
      archive(expired);
      jdbc.sql("delete from voucher where voucher_id in (:ids)").param("ids", expired).update();
      removed += expired.size();
      expired = expired.size() < PAGE ? List.of() : lockExpired(asOf);
    }
    return removed;
  }

  /**
   * A member's vouchers that have not been removed.
   *
   * @param memberNumber whose
   * @param page which page
   * @return vouchers, newest first
   */
  @Transactional(readOnly = true)
  public Page<Voucher> vouchers(String memberNumber, Pageable page) {
    return vouchers.newestFirst(memberNumber, page);
  }

  /**
   * Whose a voucher is.
   *
   * @param code its code, as somebody typed it
   * @return the member's number; empty if no voucher has this code, or once it has been removed
   */
  @Transactional(readOnly = true)
  public Optional<String> memberOf(String code) {
    return vouchers.memberOf(VoucherCode.entered(code).value());
  }

  /**
   * A voucher's code, for the message that hands it out.
   *
   * @param voucherId the voucher
   * @return the code, empty once the voucher has been removed
   */
  @Transactional(readOnly = true)
  public Optional<String> codeOf(String voucherId) {
    return vouchers.findById(voucherId).map(Voucher::getCode);
  }

  private List<String> lockExpired(LocalDate asOf) {
    return jdbc.sql(
            "select voucher_id from voucher where expires_on < :asOf limit %d for update skip locked"
                .formatted(PAGE))
        .param("asOf", asOf)
        .query(String.class)
        .list();
  }

  private void archive(List<String> expired) {
    jdbc.sql(
            """
            insert into voucher_archive (voucher_id, member_number, origin, amount, state,
              created_at, issued_on, expires_on, redeemed_at, process_instance_id, table_version,
              rule_id, reason, removed_at)
            select voucher_id, member_number, origin, amount, state, created_at, issued_on,
              expires_on, redeemed_at, process_instance_id, table_version, rule_id, reason, :now
            from voucher where voucher_id in (:ids)
            """)
        .param("now", JdbcTime.of(calendar.now()))
        .param("ids", expired)
        .update();
  }
}
