package io.tierflow.points.approval;

/** Where a request stands that another person decides. */
public enum ApprovalState {
  /** Nobody has decided yet. */
  WAITING,
  /** It is done: another person has approved it, or none had to. */
  APPROVED,
  /** Another person has declined it; nothing was changed. */
  DECLINED,
  /** It ended without a decision, as with the membership; nothing was changed. */
  WITHDRAWN
}
