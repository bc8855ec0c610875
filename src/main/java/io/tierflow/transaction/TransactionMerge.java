package io.tierflow.transaction;

import io.tierflow.common.CountText;
import io.tierflow.member.MergeListener;
import io.tierflow.member.MergedRows;
import io.tierflow.member.Merging;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Moves transactions, with their refunds and promotions, to the member into whom another is merged.
 * Each keeps for whom it was recorded, and in whose ledger it earned.
 */
@Component
@Order(0)
class TransactionMerge implements MergeListener {

  /**
   * MySQL assigns from left to right, and then reads what it has assigned: the member comes last.
   */
  private static final String MOVE =
      """
      update transaction
      set lot_member = case when earned_by is not null then coalesce(lot_member, member_number) end,
        recorded_for = coalesce(recorded_for, member_number),
        member_number = :into
      where member_number = :from
      """;

  private static final String MOVE_PROMOTIONS =
      "update transaction_promotion set member_number = :into where member_number = :from";

  private final MergedRows rows;

  TransactionMerge(MergedRows rows) {
    this.rows = rows;
  }

  @Override
  public List<String> merge(Merging merging) {
    rows.move(MOVE_PROMOTIONS, merging);
    return List.of("%s moved.".formatted(CountText.of(rows.move(MOVE, merging), "transaction")));
  }
}
