package io.tierflow.reward;

import io.tierflow.common.ProgrammeCalendar;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts what members have been given and do not have in hand yet. */
@Service
@Transactional(readOnly = true)
public class UnusedRewardService {

  private final VoucherRepository vouchers;
  private final GiftDispatchRepository gifts;
  private final ProgrammeCalendar calendar;

  UnusedRewardService(
      VoucherRepository vouchers, GiftDispatchRepository gifts, ProgrammeCalendar calendar) {
    this.vouchers = vouchers;
    this.gifts = gifts;
    this.calendar = calendar;
  }

  /**
   * How many vouchers a member can use today.
   *
   * @param memberNumber whose
   * @return those that are issued, not redeemed and not expired
   */
  public long vouchers(String memberNumber) {
    return vouchers.countUsable(memberNumber, calendar.today());
  }

  /**
   * How many gifts a member still waits for.
   *
   * @param memberNumber whose
   * @return those that have not left
   */
  public long gifts(String memberNumber) {
    return gifts.countOpen(memberNumber);
  }
}
