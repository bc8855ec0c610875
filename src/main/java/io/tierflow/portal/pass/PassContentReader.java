package io.tierflow.portal.pass;

import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.portal.card.CardService;
import io.tierflow.portal.card.MemberCard;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads what a member's pass shows: the same as the card in the portal. */
@Component
class PassContentReader {

  private final CardService cards;
  private final MemberService members;
  private final MessageSettings messages;
  private final MessageSource texts;

  PassContentReader(
      CardService cards,
      MemberService members,
      MessageSettings messages,
      MessageSource messageSource) {
    this.cards = cards;
    this.members = members;
    this.messages = messages;
    this.texts = messageSource;
  }

  /** What it shows now, in the language that the member has chosen for messages. */
  PassContent read(String memberNumber) {
    Member member = members.require(memberNumber);
    if (!member.isActive()) {
      return PassContent.ended(messages.programmeName(), memberNumber, Locale.ENGLISH);
    }
    Locale language =
        Locale.forLanguageTag(
            texts.getMessage(
                "language", null, Locale.forLanguageTag(member.getProfile().language())));
    MemberCard card = cards.card(memberNumber, language);
    return new PassContent(
        messages.programmeName(),
        memberNumber,
        language,
        card.fullName(),
        card.tierLabel(),
        card.tierColor(),
        card.pointsAvailable(),
        false);
  }
}
