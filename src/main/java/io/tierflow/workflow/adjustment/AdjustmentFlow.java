package io.tierflow.workflow.adjustment;

import io.tierflow.workflow.FlowVariable;

/** The names that model, code and form of an adjustment's approval share. */
public final class AdjustmentFlow {

  /** Key of the process. */
  public static final String PROCESS = "points-adjustment";

  /** Id of the task in which another person decides. */
  public static final String APPROVAL = "ApproveAdjustment";

  public static final FlowVariable<String> ADJUSTMENT_ID = text("adjustmentId");
  public static final FlowVariable<String> APPROVAL_OUTCOME = text("approvalOutcome");
  public static final FlowVariable<String> APPROVAL_REMARK = text("approvalRemark");

  private AdjustmentFlow() {}

  private static FlowVariable<String> text(String name) {
    return new FlowVariable<>(name, String.class);
  }
}
