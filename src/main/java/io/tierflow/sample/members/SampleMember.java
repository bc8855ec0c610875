package io.tierflow.sample.members;

import io.tierflow.policy.Tier;

/**
 * A member of the sample programme.
 *
 * @param memberNumber the member's number
 * @param name the invented name
 * @param tier the tier as it is shown
 * @param reachedByEmail whether there is an address to which e-mails may go
 */
public record SampleMember(String memberNumber, String name, Tier tier, boolean reachedByEmail) {}
