package io.tierflow.message;

import java.net.URI;
import java.util.Optional;

/** Where members find what messages lead them to. */
public interface MembersPages {

  /**
   * The page on which members choose what they want to be told.
   *
   * @return its address as members reach it; empty if members have no pages
   */
  Optional<URI> preferences();
}
