/** Whether members keep their tiers once the validity of these is over. */
@org.springframework.modulith.NamedInterface("renewal")
package io.tierflow.tier.renewal;
