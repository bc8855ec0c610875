package io.tierflow.privacy;

/** Why a person is erased. A word, since a sentence could name whom it shall not name any more. */
public enum ErasureReason {
  /** The member asked for it. */
  REQUESTED,
  /** The member has taken back the consent that the data was kept with. */
  CONSENT_WITHDRAWN,
  /** The data should not have been kept, such as a person's who never joined. */
  UNLAWFUL,
  /** The period for which closed memberships are kept has ended. */
  RETENTION_ENDED
}
