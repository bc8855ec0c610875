/** Operations on points above a limit, which a second person decides. */
@NamedInterface
package io.tierflow.points.approval;

import org.springframework.modulith.NamedInterface;
