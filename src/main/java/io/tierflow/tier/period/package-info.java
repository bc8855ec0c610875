/**
 * The periods in which members qualify for tiers, and how long tiers hold: days alone, no members.
 */
@org.springframework.modulith.NamedInterface("period")
package io.tierflow.tier.period;
