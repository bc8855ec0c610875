package io.tierflow.reward;

import io.tierflow.common.CountText;
import io.tierflow.member.MergeListener;
import io.tierflow.member.Merging;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves vouchers that can be used to the member into whom another is merged, and with them the
 * redemptions that bought them, so that these can be reversed. All else stays as history.
 */
@Component
@Order(2)
class RewardMerge implements MergeListener {

  private static final String MOVE_REDEMPTIONS =
      """
      update points_redemption set member_number = :into
      where member_number = :from and voucher_id in (
        select voucher_id from voucher where member_number = :from and state = 'ISSUED')
      """;

  private static final String MOVE_VOUCHERS =
      """
      update voucher set member_number = :into
      where member_number = :from and state = 'ISSUED'
      """;

  private final JdbcClient database;

  RewardMerge(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<String> merge(Merging merging) {
    move(MOVE_REDEMPTIONS, merging);
    return List.of("%s moved.".formatted(CountText.of(move(MOVE_VOUCHERS, merging), "voucher")));
  }

  private int move(String update, Merging merging) {
    return database
        .sql(update)
        .param("into", merging.into())
        .param("from", merging.from())
        .update();
  }
}
