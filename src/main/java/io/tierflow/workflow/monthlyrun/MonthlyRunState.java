package io.tierflow.workflow.monthlyrun;

/** Where a monthly run stands. */
public enum MonthlyRunState {
  /** Members are being taken through the steps, or the month's figures are outstanding. */
  RUNNING,

  /** All members' automatic part is done, and so are the month's figures. */
  COMPLETED
}
