package io.tierflow.notification.content;

import java.net.URI;
import java.util.Optional;

/** Where members find what messages lead them to. */
public interface PortalLinks {

  /**
   * The page on which members choose what they want to be told.
   *
   * @return its address as members reach it; empty if members have no pages
   */
  Optional<URI> preferences();
}
