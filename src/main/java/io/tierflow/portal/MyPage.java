package io.tierflow.portal;

import io.tierflow.notification.channel.push.PushDevices;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.reward.catalog.RewardCatalog;
import io.tierflow.tier.TierProgress;
import io.tierflow.web.FigureFormat;
import io.tierflow.web.PageParameters;
import io.tierflow.web.PageResponse;
import io.tierflow.web.PagedView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which members see their own. */
@Controller
class MyPage {

  /** How many of what has a page of its own are shown here. */
  private static final int NEWEST = 5;

  private final MyAccount account;
  private final MessageSettings messages;
  private final FigureFormat text;
  private final PushDevices devices;
  private final MessageSource texts;
  private final RewardCatalog rewards;

  MyPage(
      MyAccount account,
      MessageSettings messages,
      FigureFormat text,
      PushDevices devices,
      MessageSource messageSource,
      RewardCatalog rewards) {
    this.account = account;
    this.messages = messages;
    this.text = text;
    this.devices = devices;
    this.texts = messageSource;
    this.rewards = rewards;
  }

  @GetMapping(PortalAddress.HOME)
  String show(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam Map<String, String> parameters,
      Locale locale,
      Model model) {
    PageParameters pages = new PageParameters(parameters);
    model.addAttribute("programme", messages.programmeName());
    Locale language = languageOfTexts(locale);
    model.addAttribute("text", text.in(language));
    model.addAttribute("inTexts", true);
    model.addAttribute("me", account.standing(me));
    model.addAttribute("tiers", account.tierNames(me, language));
    TierProgress progress = account.progress(me, language);
    model.addAttribute("progress", progress);
    model.addAttribute("over", account.isOver(progress));
    model.addAttribute("lastChange", account.lastTierChange(me, language).orElse(null));
    model.addAttribute("offersRewards", rewards.isOpen());
    model.addAttribute("pushKey", devices.publicKey());
    model.addAttribute("unread", account.unread(me));
    model.addAttribute("inbox", pages.listing("inbox", page -> account.inbox(me, page).messages()));
    model.addAttribute("vouchers", newest(page -> account.vouchers(me, page, language)));
    model.addAttribute("ledger", newest(page -> account.ledger(me, page, language)));
    model.addAttribute("transactions", newest(page -> account.transactions(me, page, language)));
    model.addAttribute("changes", newest(page -> account.tierChanges(me, page, language)));
    model.addAttribute("messages", pages.listing("messages", page -> account.messages(me, page)));
    return "portal/home";
  }

  /** All of them are on pages of their own. */
  private static <T> PagedView<T> newest(Function<PageRequest, PageResponse<T>> lookup) {
    return new PagedView<>(lookup.apply(PageRequest.of(0, NEWEST)), null, null);
  }

  /** The language that the page's texts are found in, which may not be the one asked for. */
  private Locale languageOfTexts(Locale asked) {
    return Locale.forLanguageTag(texts.getMessage("language", null, asked));
  }

  /** Only what was shown is marked: what came meanwhile stays new. */
  @PostMapping(PortalAddress.INBOX_READ)
  String markRead(
      @AuthenticationPrincipal SignedInMember me, @RequestParam("message") List<String> messages) {
    messages.forEach(message -> account.markRead(me, message));
    return "redirect:" + PortalAddress.HOME + "#inbox";
  }
}
