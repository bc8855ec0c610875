/** Vouchers that staff grant, as a gesture. */
@NamedInterface
package io.tierflow.reward.grant;

import org.springframework.modulith.NamedInterface;
