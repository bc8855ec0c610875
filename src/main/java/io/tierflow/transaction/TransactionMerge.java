package io.tierflow.transaction;

import io.tierflow.common.CountText;
import io.tierflow.member.MergeListener;
import io.tierflow.member.Merging;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  private final JdbcClient database;

  TransactionMerge(JdbcClient database) {
    this.database = database;
  }

  @Override
  public List<String> merge(Merging merging) {
    move(MOVE_PROMOTIONS, merging);
    return List.of("%s moved.".formatted(CountText.of(move(MOVE, merging), "transaction")));
  }

  private int move(String update, Merging merging) {
    return database
        .sql(update)
        .param("into", merging.into())
        .param("from", merging.from())
        .update();
  }
}
