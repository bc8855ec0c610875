package io.tierflow.security.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The proxies that may tell whose request they pass on, as a pattern of their addresses. */
final class TrustedProxies {

  private static final Pattern NETWORK =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");
  private static final int OCTETS = 4;
  private static final int BITS = 8;
  private static final int VALUES = 1 << BITS;

  private TrustedProxies() {}

  /**
   * A pattern that matches their addresses, and no other, as the web server writes them.
   *
   * @param declared addresses, or IPv4 networks such as 10.1.0.0/16
   * @throws OpenAddressException if one is neither
   */
  static String pattern(List<String> declared) {
    return declared.stream()
        .map(String::strip)
        .map(TrustedProxies::patternOf)
        .collect(Collectors.joining("|"));
  }

  private static String patternOf(String declared) {
    Matcher network = NETWORK.matcher(declared);
    if (network.matches()) {
      int length = Integer.parseInt(network.group(OCTETS + 1));
      ensure(length <= OCTETS * BITS, declared);
      return IntStream.range(0, OCTETS)
          .mapToObj(index -> octet(network.group(index + 1), length - index * BITS, declared))
          .collect(Collectors.joining("\\."));
    }
    ensure(ADDRESS.matcher(declared).matches(), declared);
    return Pattern.quote(canonical(declared));
  }

  /** The values of one part of an address of which so many bits are given. */
  private static String octet(String text, int given, String declared) {
    int value = Integer.parseInt(text);
    ensure(value < VALUES, declared);
    int free = BITS - Math.max(0, Math.min(BITS, given));
    int first = value >> free << free;
    return IntStream.range(first, first + (1 << free))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String canonical(String address) {
    try {
      return InetAddress.getByName(address).getHostAddress();
    } catch (UnknownHostException unknown) {
      throw notAnAddress(address);
    }
  }

  private static void ensure(boolean fine, String declared) {
    if (!fine) {
      throw notAnAddress(declared);
    }
  }

  private static OpenAddressException notAnAddress(String declared) {
    return new OpenAddressException(
        "tierflow.proxy.trusted names %s; accepted: addresses, and IPv4 networks such as 10.1.0.0/16."
            .formatted(declared),
        "Correct TIERFLOW_PROXY_TRUSTED and start again.");
  }
}
