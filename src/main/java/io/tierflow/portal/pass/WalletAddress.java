package io.tierflow.portal.pass;

import java.net.URI;
import java.util.Set;

/** Addresses of wallets' services. */
final class WalletAddress {

  /** Where Apple's devices call, below the portal's address. */
  static final String WEB_SERVICE = "/wallet/apple";

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private WalletAddress() {}

  /** Whether nobody can read on the way what is sent to an address. */
  static boolean isSafe(URI address) {
    return address != null
        && address.getHost() != null
        && ("https".equals(address.getScheme())
            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
  }
}
