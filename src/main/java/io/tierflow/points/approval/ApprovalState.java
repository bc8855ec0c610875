package io.tierflow.points.approval;

/** Where a request stands that another person decides. */
public enum ApprovalState {
  /** Nobody has decided yet. */
  WAITING,
  /** Another person has approved it; it is done. */
  APPROVED,
  /** Another person has declined it; nothing was changed. */
  DECLINED,
  /** It ended without a decision, as with the membership; nothing was changed. */
  WITHDRAWN
}
