/** The tier upgrade of one member: how it starts, what its gateways ask, where it stands. */
@NamedInterface
package io.tierflow.workflow.tierupgrade;

import org.springframework.modulith.NamedInterface;
