/** Milestones: what members get for what they have done so far. */
@NamedInterface
package io.tierflow.reward.milestone;

import org.springframework.modulith.NamedInterface;
