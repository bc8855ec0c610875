package io.tierflow.notification.content;

import java.net.URI;
import java.util.Optional;

/** Where members find what messages lead them to. */
public interface PortalLinks {

  /**
   * The page on which members choose which messages they want.
   *
   * @return its address as members reach it; empty if members have no pages
   */
  Optional<URI> preferences();
}
