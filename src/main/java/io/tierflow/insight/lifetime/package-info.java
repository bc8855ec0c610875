/**
 * What members will do, estimated from what they did: visits (BG/NBD), spend (Gamma-Gamma) and
 * lifetime value.
 */
@NamedInterface
package io.tierflow.insight.lifetime;

import org.springframework.modulith.NamedInterface;
