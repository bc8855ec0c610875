package io.tierflow.portal;

import io.tierflow.notification.channel.push.PushDevice;
import java.util.List;

/**
 * Notifications, as the member's pages need them.
 *
 * @param on whether they are set up
 * @param publicKey what a browser subscribes with, base64url; null if they are not set up
 * @param allowed whether the member agrees to them
 * @param devices the member's devices, the newest first
 */
record MyPush(boolean on, String publicKey, boolean allowed, List<PushDevice> devices) {}
