package io.tierflow.notification.content;

import java.util.Objects;

/**
 * What brings a link that works once. The link itself is made when the message is sent, see {@link
 * OneTimeLinks}; templates get it as {@code link}.
 */
public sealed interface LinkContent extends NotificationContent {

  /** The link's id. */
  String linkId();

  /**
   * A link with which a member signs in.
   *
   * @param linkId its id
   * @param validMinutes how long it is valid
   */
  record SignInLink(String linkId, long validMinutes) implements LinkContent {

    public SignInLink {
      Objects.requireNonNull(linkId, "linkId");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.SIGN_IN_LINK;
    }
  }

  /**
   * A link with which somebody who is no member yet confirms their e-mail address.
   *
   * @param linkId its id
   * @param validHours how long it is valid
   */
  record JoinLink(String linkId, long validHours) implements LinkContent {

    public JoinLink {
      Objects.requireNonNull(linkId, "linkId");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.JOIN_LINK;
    }
  }

  /**
   * A link with which a member signs in whose address was given by somebody who wanted to join.
   *
   * @param linkId its id
   * @param validMinutes how long it is valid
   */
  record AlreadyMember(String linkId, long validMinutes) implements LinkContent {

    public AlreadyMember {
      Objects.requireNonNull(linkId, "linkId");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.ALREADY_MEMBER;
    }
  }

  /**
   * A link with which a member confirms a new e-mail address.
   *
   * @param linkId its id
   * @param validHours how long it is valid
   */
  record EmailChangeLink(String linkId, long validHours) implements LinkContent {

    public EmailChangeLink {
      Objects.requireNonNull(linkId, "linkId");
    }

    @Override
    public MessageKind kind() {
      return MessageKind.EMAIL_CHANGE_LINK;
    }
  }
}
