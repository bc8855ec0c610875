package io.tierflow.portal.card;

import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.SignedInMember;
import io.tierflow.web.FigureFormat;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The card that members show at a till. */
@Controller
class CardPage {

  private final CardService cards;
  private final MessageSettings messages;
  private final FigureFormat text;
  private final MessageSource texts;

  CardPage(
      CardService cards, MessageSettings messages, FigureFormat text, MessageSource messageSource) {
    this.cards = cards;
    this.messages = messages;
    this.text = text;
    this.texts = messageSource;
  }

  @GetMapping(PortalAddress.CARD)
  String show(@AuthenticationPrincipal SignedInMember me, Locale locale, Model model) {
    Locale language = Locale.forLanguageTag(texts.getMessage("language", null, locale));
    MemberCard card = cards.card(me.memberNumber(), language);
    model.addAttribute("programme", messages.programmeName());
    model.addAttribute("name", card.fullName());
    model.addAttribute("text", text.in(language));
    model.addAttribute("card", card);
    return "portal/card";
  }
}
