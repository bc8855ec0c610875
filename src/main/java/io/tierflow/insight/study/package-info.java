/**
 * What the programme's own data say about the effect of its tiers and campaigns: read, estimated
 * with {@link io.tierflow.insight.effect}, and kept by month.
 */
@NamedInterface
package io.tierflow.insight.study;

import org.springframework.modulith.NamedInterface;
