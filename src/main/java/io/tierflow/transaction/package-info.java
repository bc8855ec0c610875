/** What members do: purchases and their refunds, bookings, events, referrals and reviews. */
package io.tierflow.transaction;
