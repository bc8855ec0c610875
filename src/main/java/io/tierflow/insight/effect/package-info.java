/** What a tier, benefit or campaign causes: an effect with its interval, not a correlation. */
@NamedInterface
package io.tierflow.insight.effect;

import org.springframework.modulith.NamedInterface;
