/** Tiers: which one the figures earn, whether it is reviewed, and how it changes. */
package io.tierflow.tier;
