package io.tierflow.portal;

import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.web.FigureFormat;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What each page of a signed-in member has. */
@Component
class PortalFrame {

  private final MyAccount account;
  private final MessageSettings messages;
  private final FigureFormat text;
  private final MessageSource texts;

  PortalFrame(
      MyAccount account, MessageSettings messages, FigureFormat text, MessageSource messageSource) {
    this.account = account;
    this.messages = messages;
    this.text = text;
    this.texts = messageSource;
  }

  /**
   * Adds it to a page.
   *
   * @param me who has signed in
   * @param asked the language that the reader would like
   * @param model the page's
   * @return the language that the page's texts are found in
   */
  Locale add(SignedInMember me, Locale asked, Model model) {
    Locale language = Locale.forLanguageTag(texts.getMessage("language", null, asked));
    model.addAttribute("programme", messages.programmeName());
    model.addAttribute("name", account.name(me));
    model.addAttribute("text", text.in(language));
    model.addAttribute("inTexts", true);
    return language;
  }
}
