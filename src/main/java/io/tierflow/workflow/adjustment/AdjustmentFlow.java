package io.tierflow.workflow.adjustment;

import io.tierflow.workflow.FlowVariable;

/** The names that model and code of an adjustment's approval share. */
public final class AdjustmentFlow {

  /** Key of the process. */
  public static final String PROCESS = "points-adjustment";

  public static final FlowVariable<String> ADJUSTMENT_ID =
      new FlowVariable<>("adjustmentId", String.class);

  private AdjustmentFlow() {}
}
