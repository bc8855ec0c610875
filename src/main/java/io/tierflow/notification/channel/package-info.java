/** The channels that carry notifications, and what they have in common. */
@NamedInterface
package io.tierflow.notification.channel;

import org.springframework.modulith.NamedInterface;
