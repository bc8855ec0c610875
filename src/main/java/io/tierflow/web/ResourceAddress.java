package io.tierflow.web;

import java.net.URI;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of what a call has created, whatever characters its ids have. */
public final class ResourceAddress {

  private ResourceAddress() {}

  /**
   * An address on this server.
   *
   * @param path its path with a placeholder for each id, such as {@code /api/members/{number}}
   * @param ids the ids, in order
   * @return the address; what may not stand in a path is escaped
   */
  public static URI of(String path, Object... ids) {
    return UriComponentsBuilder.fromPath(path).encode().buildAndExpand(ids).toUri();
  }
}
