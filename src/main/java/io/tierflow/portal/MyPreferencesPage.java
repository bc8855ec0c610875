package io.tierflow.portal;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.consent.OfferedPreferences;
import io.tierflow.notification.consent.PreferenceService;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.web.ConflictException;
import io.tierflow.web.FigureFormat;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which members say what they want to be told. */
@Controller
@RequestMapping(PortalAddress.PREFERENCES)
class MyPreferencesPage {

  private static final String PAGE = "portal/preferences";

  private final MyAccount account;
  private final PreferenceService preferences;
  private final MessageSettings messages;
  private final FigureFormat text;

  MyPreferencesPage(
      MyAccount account,
      PreferenceService preferences,
      MessageSettings messages,
      FigureFormat text) {
    this.account = account;
    this.preferences = preferences;
    this.messages = messages;
    this.text = text;
  }

  @GetMapping
  String show(@AuthenticationPrincipal SignedInMember me, Model model) {
    OfferedPreferences offered = preferences.offeredTo(me.memberNumber());
    model.addAttribute("programme", messages.programmeName());
    model.addAttribute("name", account.name(me));
    model.addAttribute("text", text);
    model.addAttribute("chosen", preferences.of(me.memberNumber()));
    model.addAttribute("offered", offered);
    model.addAttribute("languages", SpokenLanguage.of(offered.languages()));
    model.addAttribute("regions", CityZone.BY_REGION);
    return PAGE;
  }

  @PostMapping
  ModelAndView choose(
      @AuthenticationPrincipal SignedInMember me,
      @RequestParam long version,
      @RequestParam(required = false) Set<Channel> consent,
      @RequestParam(required = false) Set<Channel> marketing,
      @RequestParam(required = false) String zone,
      @RequestParam(required = false) String language,
      Model model) {
    ChosenPreferences form = new ChosenPreferences(version, consent, marketing, zone, language);
    try {
      preferences.change(me.memberNumber(), form.preferences());
      return new ModelAndView("redirect:" + PortalAddress.PREFERENCES + "?saved");
    } catch (ConflictException changedMeanwhile) {
      model.addAttribute("refused", true);
      return new ModelAndView(show(me, model), HttpStatus.CONFLICT);
    }
  }
}
