package io.tierflow.workflow.tierrenewal;

import io.tierflow.workflow.FlowVariable;

/** The names that the model of the daily process and the steps of its renewals share. */
public final class RenewalDay {

  /** How many ranges there are to renew. */
  public static final FlowVariable<Integer> PARTITIONS =
      new FlowVariable<>("renewalPartitions", Integer.class);

  static final FlowVariable<String> DAY = new FlowVariable<>("day", String.class);
  static final FlowVariable<String> STARTED_BY = new FlowVariable<>("startedBy", String.class);
  static final FlowVariable<Integer> PARTITION = new FlowVariable<>("loopCounter", Integer.class);
  static final String MEMBERS_LEFT = "membersLeft";

  /** The sub-process that is carried out for each range of members. */
  static final String RANGE_OF_MEMBERS = "RenewTiersThatEnd";

  private RenewalDay() {}
}
