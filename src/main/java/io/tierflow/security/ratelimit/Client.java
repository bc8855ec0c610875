package io.tierflow.security.ratelimit;

import io.tierflow.security.authentication.secondfactor.PendingSignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** From where a request comes, as far as that is known before anybody has signed in. */
final class Client {

  /** Whoever has one IPv6 address has all of its network's 2^64. */
  private static final int NETWORK_BYTES = 8;

  private Client() {}

  /** The address that is counted: an IPv4 address, or an IPv6 network. */
  static String address(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      return InetAddress.getByName(address) instanceof Inet6Address network
          ? HexFormat.of().formatHex(network.getAddress(), 0, NETWORK_BYTES)
          : address;
    } catch (UnknownHostException unreadable) {
      return address;
    }
  }

  /** The path that is served, however it was written: decoded, normalized, without parameters. */
  static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return rest == null ? request.getServletPath() : request.getServletPath() + rest;
  }

  /** Whether somebody of the staff has signed in to the request's session, completely. */
  static boolean hasSignedInSession(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
        && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
            instanceof SecurityContext context
        && !PendingSignIn.is(context.getAuthentication());
  }
}
