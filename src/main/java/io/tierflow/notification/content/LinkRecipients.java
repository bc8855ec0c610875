package io.tierflow.notification.content;

import java.util.Optional;

/**
 * Knows whom messages go to that go elsewhere than to a member's address, because it is not the
 * member's yet. The outbox holds no such address: it is asked for when a message is sent.
 */
public interface LinkRecipients {

  /**
   * Of which messages.
   *
   * @return the kind
   */
  MessageKind kind();

  /**
   * Whom a message goes to.
   *
   * @param linkId what the message was put for
   * @return name, address and language; empty if nobody waits for the link any more
   */
  Optional<LinkRecipient> find(String linkId);

  /**
   * Somebody who waits for a link.
   *
   * @param name what they are called
   * @param email where it goes
   * @param language ISO 639 language
   */
  record LinkRecipient(String name, String email, String language) {

    /** Keeps name and address out of logs. */
    @Override
    public String toString() {
      return "LinkRecipient";
    }
  }
}
