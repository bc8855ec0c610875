/** Tiers that staff grant, at once or after the approval of a second person. */
@NamedInterface("grant")
package io.tierflow.tier.grant;

import org.springframework.modulith.NamedInterface;
