/** What members do: purchases, bookings, events, referrals and reviews, and refunds of them. */
package io.tierflow.transaction;
