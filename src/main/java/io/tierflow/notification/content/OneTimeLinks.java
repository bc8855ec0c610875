package io.tierflow.notification.content;

import java.net.URI;
import java.util.Optional;

/**
 * Makes the links in messages with which a member signs in; the sign-in itself belongs to a module
 * above. A link is made anew at each attempt to send, so that no table holds one: the outbox knows
 * its id alone.
 */
public interface OneTimeLinks {

  /**
   * Makes a link, which is good from now on and takes the place of the one made before.
   *
   * @param memberNumber whom it signs in
   * @param linkId what the message was put for
   * @return the link, or empty if the member has asked for a newer one or waited for too long
   */
  Optional<URI> make(String memberNumber, String linkId);
}
