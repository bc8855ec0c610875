package io.tierflow.workflow.tierupgrade;

import io.tierflow.camunda.EngineInternal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine keeps of instances that have a member's number as business key, whichever process
 * they are of.
 */
@Component
@EngineInternal(
    why =
        "The engine's log of operations can't be deleted by process instance through "
            + "HistoryService.",
    replacement = "HistoryService.deleteUserOperationLogEntry, entry by entry.",
    also = {"ACT_HI_COMMENT", "ACT_HI_OP_LOG", "ACT_HI_PROCINST", "ACT_HI_TASKINST"})
public class MemberInstances {

  private static final String INSTANCES = "instances";

  private final HistoryService history;
  private final JdbcClient database;

  MemberInstances(HistoryService history, JdbcClient database) {
    this.history = history;
    this.database = database;
  }

  /**
   * Who worked on a member's instances and how, as far as the engine still knows; never what they
   * typed.
   *
   * @param memberNumber whose instances
   * @return a sentence for each user, such as: manager: Comment, Update Task
   */
  public List<String> operations(String memberNumber) {
    Set<String> instances = all(memberNumber);
    if (instances.isEmpty()) {
      return List.of();
    }
    return database
        .sql(
            """
            select USER_ID_, concat(OPERATION_TYPE_, ' ', ENTITY_TYPE_) as DONE_
            from ACT_HI_OP_LOG where USER_ID_ is not null and PROC_INST_ID_ in (:instances)
            union select USER_ID_, 'Comment' from ACT_HI_COMMENT
            where USER_ID_ is not null and TYPE_ = 'comment' and PROC_INST_ID_ in (:instances)
            union select USER_ID_, 'Comment' from ACT_HI_COMMENT
            where USER_ID_ is not null and TYPE_ = 'comment' and TASK_ID_ in
              (select ID_ from ACT_HI_TASKINST where PROC_INST_ID_ in (:instances))
            order by 1, 2""")
        .param(INSTANCES, instances)
        .query((row, number) -> new Operation(row.getString(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Operation::user, Operation.BY_USER))
        .entrySet()
        .stream()
        .map(user -> user.getKey() + ": " + user.getValue())
        .sorted()
        .toList();
  }

  /**
   * Deletes the history of those that have ended, with people's comments, and the log of operations
   * of all, which keeps what people typed as names of tasks and attachments.
   *
   * @param memberNumber whose instances
   */
  public void forget(String memberNumber) {
    Set<String> instances = all(memberNumber);
    if (instances.isEmpty()) {
      return;
    }
    List<String> ended =
        history
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(memberNumber)
            .finished()
            .list()
            .stream()
            .map(HistoricProcessInstance::getId)
            .toList();
    if (!ended.isEmpty()) {
      history.deleteHistoricProcessInstancesIfExists(ended);
    }
    database
        .sql("delete from ACT_HI_OP_LOG where PROC_INST_ID_ in (:instances)")
        .param(INSTANCES, instances)
        .update();
  }

  /** Of those whose history has gone before, Tierflow's own records still know. */
  private Set<String> all(String memberNumber) {
    return new TreeSet<>(
        database
            .sql(
                """
                select PROC_INST_ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = :member
                union select process_instance_id from tier_upgrade where member_number = :member
                union select process_instance_id from approval_request
                where member_number = :member and process_instance_id is not null
                union select process_instance_id from tier_grant
                where member_number = :member and process_instance_id is not null""")
            .param("member", memberNumber)
            .query(String.class)
            .list());
  }

  private record Operation(String user, String done) {

    static final Collector<Operation, ?, String> BY_USER =
        Collectors.mapping(Operation::done, Collectors.joining(", "));
  }
}
