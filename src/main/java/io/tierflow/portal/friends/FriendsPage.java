package io.tierflow.portal.friends;

import io.tierflow.member.MemberService;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.portal.PortalAddress;
import io.tierflow.portal.SignedInMember;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageParameters;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which members see whom they have brought in. */
@Controller
class FriendsPage {

  private final ReferralService referrals;
  private final MemberService members;
  private final MessageSettings messages;
  private final FigureFormat text;
  private final MessageSource texts;

  FriendsPage(
      ReferralService referrals,
      MemberService members,
      MessageSettings messages,
      FigureFormat text,
      MessageSource messageSource) {
    this.referrals = referrals;
    this.members = members;
    this.messages = messages;
    this.text = text;
    this.texts = messageSource;
  }

  @GetMapping(PortalAddress.FRIENDS)
  String show(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      Model model) {
    Locale language = Locale.forLanguageTag(texts.getMessage("language", null, locale));
    model.addAttribute("programme", messages.programmeName());
    model.addAttribute("name", members.require(me.memberNumber()).getProfile().fullName());
    model.addAttribute("text", text.in(language));
    model.addAttribute("inTexts", true);
    model.addAttribute(
        "friends",
        new PageParameters(parameters)
            .listing(
                "friends",
                page -> {
                  MyReferrals mine = referrals.of(me.memberNumber(), page);
                  model.addAttribute("mine", mine);
                  return mine.friends();
                }));
    return "portal/friends";
  }

  /** Whoever made up an address gets the page itself. */
  @ExceptionHandler
  String malformed(InvalidInputException madeUp) {
    return "redirect:" + PortalAddress.FRIENDS;
  }
}
