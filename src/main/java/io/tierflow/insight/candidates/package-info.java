/**
 * Who will reach the next tier, before they do: models of what members will earn, judged by the
 * programme's own past, of which the better one is used.
 */
@NamedInterface
package io.tierflow.insight.candidates;

import org.springframework.modulith.NamedInterface;
