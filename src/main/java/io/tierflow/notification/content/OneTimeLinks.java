package io.tierflow.notification.content;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the links in messages that work once; what they open belongs to a module above. A link is
 * made anew at each attempt to send, so that no table holds one: the outbox knows its id alone.
 */
public interface OneTimeLinks {

  /**
   * Whose links it makes.
   *
   * @return kinds of messages whose content is a {@link LinkContent}; each is made by one alone
   */
  Set<MessageKind> kinds();

  /**
   * Makes a link, which is good from now on and takes the place of the one made before.
   *
   * @param memberNumber whom it is for, or null if that is no member yet
   * @param linkId what the message was put for
   * @return the link, or empty if a newer one was asked for, or it has waited for too long
   */
  Optional<URI> make(String memberNumber, String linkId);
}
