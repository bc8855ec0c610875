/** What each tier upgrade did and why, in one row that outlives the instance. */
@NamedInterface
package io.tierflow.workflow.tierupgrade.record;

import org.springframework.modulith.NamedInterface;
