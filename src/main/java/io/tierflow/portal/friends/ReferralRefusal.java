package io.tierflow.portal.friends;

/** Why a friend does not count. */
enum ReferralRefusal {
  /** Both have the same e-mail address. */
  SAME_EMAIL,
  /** Both have the same phone number. */
  SAME_PHONE,
  /** Both have the same postal address. */
  SAME_ADDRESS,
  /** Both have used the same device. */
  SAME_DEVICE,
  /** Both have become one membership, or the friend was a member already. */
  SAME_PERSON,
  /** One of both is no member any more. */
  MEMBERSHIP_ENDED
}
