package io.tierflow.audit;

/** What somebody did that is kept for good. */
public enum AuditAction {
  /** Signed in, or began to use an API key. */
  SIGNED_IN,
  /** Tried to sign in and was refused. */
  SIGN_IN_REFUSED,
  /** Signed out. */
  SIGNED_OUT,
  /** Made a call that the caller's groups or scopes do not allow. */
  CALL_REFUSED,
  /** Asked for a one-time link of a member. */
  SIGN_IN_LINK_REQUESTED,
  /** Asked to become a member. */
  JOIN_REQUESTED,
  /** Saw personal data of a member. */
  PERSONAL_DATA_VIEWED,
  /** Enrolled a member. */
  MEMBER_ENROLLED,
  /** Changed a member's profile. */
  MEMBER_CHANGED,
  /** Said on which days an agreement is valid. */
  AGREEMENT_CHANGED,
  /** Closed a member's account. */
  MEMBER_CLOSED,
  /** Merged a membership into another. */
  MEMBER_MERGED,
  /** Took all that is kept about a member out. */
  MEMBER_EXPORTED,
  /** Erased the person behind a member number. */
  MEMBER_ERASED,
  /** Imported a file of members, transactions or exchange rates. */
  FILE_IMPORTED,
  /** Adjusted a member's points. */
  POINTS_ADJUSTED,
  /** Asked for something that another person decides. */
  APPROVAL_REQUESTED,
  /** Granted a tier to a member. */
  TIER_GRANTED,
  /** Granted a voucher to a member. */
  VOUCHER_GRANTED,
  /** Set which part of a month's points is expected to be redeemed. */
  REDEMPTION_RATE_SET,
  /** Undid such a rate. */
  REDEMPTION_RATE_WITHDRAWN,
  /** Noted something about a member. */
  NOTE_WRITTEN,
  /** Spent a member's points on a voucher. */
  POINTS_REDEEMED,
  /** Reversed a redemption of a member's points. */
  REDEMPTION_REVERSED,
  /** Saw codes of a member's vouchers. */
  VOUCHER_CODES_VIEWED,
  /** Redeemed a member's voucher. */
  VOUCHER_REDEEMED,
  /** Approved or declined a review, or answered another task. */
  TASK_COMPLETED,
  /** Started an upgrade, a run or a day of communication by hand. */
  PROCESS_STARTED,
  /** Deployed, changed or removed a model or table. */
  MODEL_DEPLOYED,
  /** Intervened in an instance: cancelled, suspended, modified, retried. */
  INSTANCE_CHANGED,
  /** Created a user, group, membership or authorization, changed or removed it. */
  ACCESS_CHANGED,
  /** Created an API key. */
  API_KEY_CREATED,
  /** Revoked an API key. */
  API_KEY_REVOKED,
  /** Used an API key, counted by key and hour. */
  API_KEY_USED,
  /** Made a personal token of their own. */
  PERSONAL_TOKEN_CREATED,
  /** Revoked a personal token of their own. */
  PERSONAL_TOKEN_REVOKED,
  /** Turned a second factor on, for themselves. */
  SECOND_FACTOR_TURNED_ON,
  /** Turned their second factor off. */
  SECOND_FACTOR_TURNED_OFF,
  /** Had somebody's second factor removed, with their tokens and sessions. */
  SECOND_FACTOR_RESET,
  /** Made new recovery codes of their own. */
  RECOVERY_CODES_RENEWED,
  /** Ended sessions of their own. */
  SESSIONS_ENDED,
  /** Encrypted personal data with a newer key. */
  DATA_KEY_ROTATED,
  /** Removed what a retention period had ended for. */
  RETENTION_ENDED,
  /** Had the chain of the audit verified. */
  AUDIT_VERIFIED,
  /** Took a backup of the embedded database. */
  BACKUP_TAKEN,
  /** Sent messages again that had failed. */
  MESSAGE_RETRIED,
  /** Sent a message to a member once more. */
  MESSAGE_RESENT,
  /** Cancelled a message that was waiting. */
  MESSAGE_CANCELLED,
  /** Left e-mails by the link that they bring, or text messages by a reply. */
  UNSUBSCRIBED,
  /** Turned notifications on for a device of their own. */
  NOTIFICATIONS_TURNED_ON,
  /** Turned notifications off for a device of their own. */
  NOTIFICATIONS_TURNED_OFF
}
