/** Notifications on the member's own page. */
@NamedInterface
package io.tierflow.notification.channel.inbox;

import org.springframework.modulith.NamedInterface;
