package io.tierflow.notification.content;

import java.net.URI;

/**
 * The links that a message brings its recipient; nobody else is to see them.
 *
 * @param oneTime signs the member in once, or null
 * @param unsubscribe the way out of messages like this one, or null
 */
public record MessageLinks(URI oneTime, URI unsubscribe) {

  public static final MessageLinks NONE = new MessageLinks(null, null);
}
