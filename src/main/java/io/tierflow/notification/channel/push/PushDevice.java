package io.tierflow.notification.channel.push;

import java.time.Instant;

/**
 * A device on which a member is notified, without what reaches it.
 *
 * @param deviceId SHA-256 of its address as 64 hexadecimal digits
 * @param since when the member last turned notifications on there
 * @param lastAcceptedAt when its push service last took a notification for it, or null
 */
public record PushDevice(String deviceId, Instant since, Instant lastAcceptedAt) {}
