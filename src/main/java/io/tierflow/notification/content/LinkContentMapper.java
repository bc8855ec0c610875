package io.tierflow.notification.content;

import io.tierflow.notification.content.ContentTexts.Reader;
import io.tierflow.notification.content.ContentTexts.Writer;
import io.tierflow.notification.content.LinkContent.AlreadyMember;
import io.tierflow.notification.content.LinkContent.EmailChangeLink;
import io.tierflow.notification.content.LinkContent.JoinLink;
import io.tierflow.notification.content.LinkContent.SignInLink;

/** Converts what brings a link, see {@link NotificationContentMapper}. */
final class LinkContentMapper {

  private static final String LINK_ID = "linkId";
  private static final String VALID_MINUTES = "validMinutes";
  private static final String VALID_HOURS = "validHours";

  private LinkContentMapper() {}

  static void write(LinkContent content, Writer to) {
    to.put(LINK_ID, content.linkId());
    if (content instanceof SignInLink link) {
      to.put(VALID_MINUTES, link.validMinutes());
    } else if (content instanceof AlreadyMember link) {
      to.put(VALID_MINUTES, link.validMinutes());
    } else if (content instanceof JoinLink link) {
      to.put(VALID_HOURS, link.validHours());
    } else if (content instanceof EmailChangeLink link) {
      to.put(VALID_HOURS, link.validHours());
    }
  }

  static LinkContent read(MessageKind kind, Reader from) {
    String linkId = from.text(LINK_ID);
    return switch (kind) {
      case JOIN_LINK -> new JoinLink(linkId, from.number(VALID_HOURS));
      case EMAIL_CHANGE_LINK -> new EmailChangeLink(linkId, from.number(VALID_HOURS));
      case ALREADY_MEMBER -> new AlreadyMember(linkId, from.number(VALID_MINUTES));
      default -> new SignInLink(linkId, from.number(VALID_MINUTES));
    };
  }
}
