/** Milestones: what members get for what they have done so far. */
package io.tierflow.reward.milestone;
