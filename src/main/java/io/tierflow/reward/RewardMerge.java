package io.tierflow.reward;

import io.tierflow.common.CountText;
import io.tierflow.member.MergeListener;
import io.tierflow.member.MergedRows;
import io.tierflow.member.Merging;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves vouchers that can be used to the member into whom another is merged, and with them the
 * redemptions that bought them, so that these can be reversed. Redemptions of rewards move, so that
 * limits for a member count those of both. All else stays as history.
 */
@Component
@Order(2)
class RewardMerge implements MergeListener {

  private static final String MOVE_REDEMPTIONS =
      """
      update points_redemption set member_number = :into
      where member_number = :from and (reward is not null or voucher_id in (
        select voucher_id from voucher where member_number = :from and state = 'ISSUED'))
      """;

  private static final String MOVE_VOUCHERS =
      """
      update voucher set member_number = :into
      where member_number = :from and state = 'ISSUED'
      """;

  private final MergedRows rows;

  RewardMerge(MergedRows rows) {
    this.rows = rows;
  }

  @Override
  public List<String> merge(Merging merging) {
    rows.move(MOVE_REDEMPTIONS, merging);
    return List.of(
        "%s moved.".formatted(CountText.of(rows.move(MOVE_VOUCHERS, merging), "voucher")));
  }
}
