/** The monthly run: a whole programme through the fifteen steps. */
@NamedInterface
package io.tierflow.workflow.monthlyrun;

import org.springframework.modulith.NamedInterface;
