/** Web Push to members' devices (RFC 8030, 8291, 8292). */
@NamedInterface
package io.tierflow.notification.channel.push;

import org.springframework.modulith.NamedInterface;
