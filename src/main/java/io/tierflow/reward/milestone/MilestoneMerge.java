package io.tierflow.reward.milestone;

import io.tierflow.common.CountText;
import io.tierflow.member.MergeListener;
import io.tierflow.member.MergedRows;
import io.tierflow.member.Merging;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves milestones to the member into whom another is merged, so that none is awarded again. Of one
 * that both have reached in a period, the survivor's is kept.
 */
@Component
@Order(3)
class MilestoneMerge implements MergeListener {

  private static final String COPY =
      """
      insert into milestone_award (member_number, milestone, period, reached_on, awarded_at,
        bonus_points, voucher_id, process_instance_id, table_version, rule, reason)
      select m.member_number, a.milestone, a.period, a.reached_on, a.awarded_at, a.bonus_points,
        a.voucher_id, a.process_instance_id, a.table_version, a.rule, a.reason
      from milestone_award a
      join member m on m.member_number = :into
      left join milestone_award own on own.member_number = m.member_number
        and own.milestone = a.milestone and own.period = a.period
      where a.member_number = :from and own.member_number is null
      """;

  private final MergedRows rows;
  private final JdbcClient database;

  MilestoneMerge(MergedRows rows, JdbcClient database) {
    this.rows = rows;
    this.database = database;
  }

  @Override
  public List<String> merge(Merging merging) {
    int moved = rows.move(COPY, merging);
    database
        .sql("delete from milestone_award where member_number = ?")
        .param(merging.from())
        .update();
    return moved == 0
        ? List.of()
        : List.of("%s moved.".formatted(CountText.of(moved, "milestone")));
  }
}
