package io.tierflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.browser.BrowserTest;
import io.tierflow.testsupport.browser.Looks;
import io.tierflow.testsupport.browser.SampleVisit;
import io.tierflow.testsupport.browser.Window;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page of members can be read by all, in each language. */
@BrowserTest
class PortalLookIT {

  private static final List<String> OF_STRANGERS =
      List.of(
          "/portal/sign-in",
          "/portal/sign-in?asked",
          "/portal/sign-in?out",
          "/portal/sign-in?refused",
          "/portal/sign-in/link",
          "/portal/join",
          "/portal/join?asked",
          "/portal/join/confirmation",
          "/portal/profile/email");

  private static final List<String> OF_MEMBERS =
      List.of(
          "/portal",
          "/portal/activity",
          "/portal/activity?kind=TIER",
          "/portal/rewards",
          "/portal/vouchers",
          "/portal/benefits",
          "/portal/upgrade",
          "/portal/friends",
          "/portal/profile",
          "/portal/profile?saved",
          "/portal/profile/closure",
          "/portal/preferences",
          "/portal/preferences?saved");

  private final Looks looks = new Looks();

  // Under review, with vouchers and a gift; in debt after refunds.
  @ParameterizedTest
  @CsvSource({"en, S0026", "de, S0038"})
  void aMembersPages(String language, String number, Window member) {
    member.speak(language);
    SampleVisit.signIn(member, number);
    look(member, OF_MEMBERS, language);
    member.open("/portal/rewards");
    if (member.page().locator(".rewards a.button").count() > 0) {
      member.page().locator(".rewards a.button").first().click();
      looks.check(member, "a reward, " + language);
    }
    assertThat(member.page().locator("html").getAttribute("lang")).isEqualTo(language);
    assertThat(looks.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en", "de"})
  void whatStrangersSee(String language, Window stranger) {
    stranger.speak(language);
    look(stranger, OF_STRANGERS, language);
    stranger.open("/portal/join");
    stranger.page().locator("#fullName").fill("Ada Example");
    stranger.page().locator("#email").fill("nobody@nowhere");
    stranger.page().locator("[name=terms]").check();
    stranger.page().locator("form.join button").click();
    looks.check(stranger, "a refused newcomer, " + language);
    assertThat(looks.findings()).isEmpty();
  }

  private void look(Window window, List<String> pages, String language) {
    for (String path : pages) {
      window.open(path);
      looks.check(window, path + ", " + language);
    }
  }
}
