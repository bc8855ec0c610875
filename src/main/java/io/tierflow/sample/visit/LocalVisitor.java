package io.tierflow.sample.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Tells whether a request comes from a browser on this machine that has been led to this machine.
 * The name in {@code Host} keeps out pages whose own name somebody has made point here; the headers
 * of proxies keep out what a proxy on this machine passes on for others.
 */
final class LocalVisitor {

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+(%\\w+)?");
  private static final Pattern HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final Set<String> OF_PROXIES = Set.of("forwarded", "via", "x-real-ip");
  private static final String FORWARDED = "x-forwarded-";

  /** What Tomcat leaves on a request whose sender it has taken from a header. */
  private static final String SENDER_FROM_HEADER = "org.apache.tomcat.request.forwarded";

  private LocalVisitor() {}

  static boolean is(HttpServletRequest request) {
    return isLoopback(request.getRemoteAddr()) && isForThisMachine(request) && !isPassedOn(request);
  }

  private static boolean isLoopback(String address) {
    try {
      return address != null
          && ADDRESS.matcher(address).matches()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unreadable) {
      return false;
    }
  }

  private static boolean isForThisMachine(HttpServletRequest request) {
    List<String> hosts = Collections.list(request.getHeaders(HttpHeaders.HOST));
    return hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
  }

  private static boolean isPassedOn(HttpServletRequest request) {
    return request.getAttribute(SENDER_FROM_HEADER) != null
        || Collections.list(request.getHeaderNames()).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.startsWith(FORWARDED) || OF_PROXIES.contains(name));
  }
}
