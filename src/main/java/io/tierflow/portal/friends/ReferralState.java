package io.tierflow.portal.friends;

/** What has become of a friend whom a member has brought in. */
enum ReferralState {
  /** Nothing that the friend did counts yet. */
  WAITING,
  /** It counts, and is being booked. */
  BOOKING,
  /** It is booked for the member. */
  BOOKED,
  /** It never counts. */
  REFUSED
}
