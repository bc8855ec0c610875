package io.tierflow.workflow.campaignday;

import io.tierflow.workflow.FlowVariable;

/** The names that the model of the daily communication and its code share. */
final class CampaignDayFlow {

  /** Key of the process. */
  static final String PROCESS = "member-communication";

  /** The sub-process that is carried out for each range of members. */
  static final String RANGE_OF_MEMBERS = "TellMembersWhatIsDue";

  static final FlowVariable<String> DAY = new FlowVariable<>("day", String.class);
  static final FlowVariable<String> STARTED_BY = new FlowVariable<>("startedBy", String.class);
  static final FlowVariable<Boolean> DAY_TO_CARRY_OUT =
      new FlowVariable<>("dayToCarryOut", Boolean.class);
  static final FlowVariable<Boolean> POINTS_LEFT = new FlowVariable<>("pointsLeft", Boolean.class);
  static final FlowVariable<Integer> PARTITIONS = new FlowVariable<>("partitions", Integer.class);
  static final FlowVariable<Integer> PARTITION = new FlowVariable<>("loopCounter", Integer.class);
  static final FlowVariable<Boolean> MEMBERS_LEFT =
      new FlowVariable<>("membersLeft", Boolean.class);

  private CampaignDayFlow() {}
}
