package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.PersonalVariable;
import io.tierflow.common.RecordRowMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the names and addresses out of tasks that an earlier release has opened and that are open
 * still: their forms read them from now on. Once the engine's tables are there, before requests.
 */
@Component
@EngineInternal(
    why =
        "TaskService changes the variables of one task at a time, and loads all of them "
            + "to find the few that are left.",
    replacement =
        "TaskService, task by task; it goes when no task of an older release is open any more.",
    also = {"ACT_RU_TASK", "ACT_RU_VARIABLE"})
public class TaskVariableCleanup implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(TaskVariableCleanup.class);

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  TaskVariableCleanup(JdbcClient database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterSingletonsInstantiated() {
    long taken = transaction.execute(status -> takeOut());
    if (taken > 0) {
      LOG.info("Removed {} names and addresses from open tasks.", taken);
    }
  }

  private long takeOut() {
    return database
        .sql(
            """
            select v.ID_ as id, m.TEXT_ as member_number,
              case v.NAME_ when 'address' then 'ADDRESS' else 'NAME' end as field
            from ACT_RU_TASK t
            join ACT_RU_VARIABLE v on v.TASK_ID_ = t.ID_ and v.TYPE_ = 'string'
              and v.NAME_ in ('memberName', 'address')
            join ACT_RU_VARIABLE m on m.TASK_ID_ = t.ID_ and m.NAME_ = 'memberNumber'
            where t.TASK_DEF_KEY_ in ('AssignLoyaltyManagerReview', 'VerifyPhysicalGiftDispatch')\
            """)
        .query(RecordRowMapper.of(InClear.class))
        .list()
        .stream()
        .mapToLong(this::replace)
        .sum();
  }

  private long replace(InClear variable) {
    return database
        .sql(
            """
            update ACT_RU_VARIABLE set TYPE_ = ?, TEXT_ = ?, TEXT2_ = ?, REV_ = REV_ + 1
            where ID_ = ?\
            """)
        .params(
            PersonalVariable.SERIALIZER, variable.field(), variable.memberNumber(), variable.id())
        .update();
  }

  /**
   * A variable that holds personal data in clear.
   *
   * @param id the engine's id
   * @param memberNumber whose data
   * @param field which
   */
  record InClear(String id, String memberNumber, String field) {}
}
