package io.tierflow.notification.channel.push;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a push service is.
 *
 * @param scheme https, or http on this machine
 * @param host its host, or what follows the first label of its hosts
 * @param anyFirstLabel whether it has many hosts that differ in their first labels
 * @param port its port
 */
record PushOrigin(String scheme, String host, boolean anyFirstLabel, int port) {

  private static final Pattern WRITTEN =
      Pattern.compile("(https?)://(\\*\\.)?([a-z0-9.-]+|\\[::1])(?::(\\d{1,5}))?/?");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /**
   * Reads an origin as settings have it.
   *
   * @param text such as https://*.push.apple.com
   * @throws IllegalArgumentException if it is none, or not one that may be spoken to
   */
  static PushOrigin parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!written.matches()) {
      throw new IllegalArgumentException("Not an origin: " + text);
    }
    String port = written.group(4);
    PushOrigin origin =
        new PushOrigin(
            written.group(1),
            written.group(3),
            written.group(2) != null,
            port == null ? standardPort(written.group(1)) : Integer.parseInt(port));
    if (!origin.isEncryptedOrHere() || origin.anyFirstLabel && !origin.host.contains(".")) {
      throw new IllegalArgumentException("Not an accepted origin: " + text);
    }
    return origin;
  }

  static boolean isSafe(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException unsafe) {
      return false;
    }
  }

  /** The origin of an address, as a token names it. */
  static String of(URI address) {
    return "%s://%s".formatted(address.getScheme(), address.getAuthority());
  }

  private boolean isEncryptedOrHere() {
    return "https".equals(scheme) || !anyFirstLabel && THIS_MACHINE.contains(host);
  }

  /** Whether an address lies here. */
  boolean isOriginOf(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null
        && scheme.equalsIgnoreCase(address.getScheme())
        && port == portOf(address)
        && isHost(address.getHost().toLowerCase(Locale.ROOT));
  }

  private boolean isHost(String asked) {
    return anyFirstLabel ? asked.endsWith("." + host) : asked.equals(host);
  }

  private static int portOf(URI address) {
    return address.getPort() < 0 ? standardPort(address.getScheme()) : address.getPort();
  }

  private static int standardPort(String scheme) {
    return "https".equalsIgnoreCase(scheme) ? HTTPS : HTTP;
  }
}
