package io.tierflow.workflow.monthlyrun;

import io.tierflow.workflow.FlowVariable;

/** The names that the run's model and code share. */
final class MonthlyRunFlow {

  /** Key of the process. */
  static final String PROCESS = "loyalty-monthly-run";

  /** The sub-process that is carried out for each range of members. */
  static final String RANGE_OF_MEMBERS = "TakeMembersThroughTheSteps";

  static final FlowVariable<String> MONTH = new FlowVariable<>("month", String.class);
  static final FlowVariable<String> STARTED_BY = new FlowVariable<>("startedBy", String.class);
  static final FlowVariable<Boolean> RUN_TO_CARRY_OUT =
      new FlowVariable<>("runToCarryOut", Boolean.class);
  static final FlowVariable<Integer> PARTITIONS = new FlowVariable<>("partitions", Integer.class);
  static final FlowVariable<Integer> PARTITION = new FlowVariable<>("loopCounter", Integer.class);

  /** Of any type, since it is an input that owners type into the model, as text or expression. */
  static final FlowVariable<Object> SKIP_MEMBERS_WITHOUT_CHANGE =
      new FlowVariable<>("skipMembersWithoutChange", Object.class);

  static final FlowVariable<Boolean> MEMBERS_LEFT =
      new FlowVariable<>("membersLeft", Boolean.class);
  static final FlowVariable<Long> UNFINISHED_MEMBERS =
      new FlowVariable<>("unfinishedMembers", Long.class);

  private MonthlyRunFlow() {}
}
