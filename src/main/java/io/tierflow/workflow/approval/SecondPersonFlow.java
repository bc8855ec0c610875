package io.tierflow.workflow.approval;

import io.tierflow.camunda.FormContract;
import io.tierflow.workflow.FlowVariable;
import java.util.List;
import java.util.Map;

/** The names that the models, code and forms share in which a second person decides. */
public final class SecondPersonFlow {

  /** Answer of a form: the request is approved, and done at once. */
  public static final String APPROVED = "APPROVED";

  /** Answer of a form: the request is declined. */
  public static final String DECLINED = "DECLINED";

  /** What was decided. */
  public static final FlowVariable<String> APPROVAL_OUTCOME = text("approvalOutcome");

  /** Why it was declined. */
  public static final FlowVariable<String> APPROVAL_REMARK = text("approvalRemark");

  private SecondPersonFlow() {}

  /**
   * What such a process reads from the form of its task.
   *
   * @param form the form
   * @return its contract
   */
  public static FormContract form(String form) {
    return new FormContract(
        form,
        Map.of(
            APPROVAL_OUTCOME.name(),
            List.of(APPROVED, DECLINED),
            APPROVAL_REMARK.name(),
            List.of()));
  }

  private static FlowVariable<String> text(String name) {
    return new FlowVariable<>(name, String.class);
  }
}
