/** The catalogue: what members can have for points, and within which limits. */
@NamedInterface
package io.tierflow.reward.catalog;

import org.springframework.modulith.NamedInterface;
