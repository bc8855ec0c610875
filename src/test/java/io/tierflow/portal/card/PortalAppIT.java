package io.tierflow.portal.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import io.tierflow.common.Digests;
import io.tierflow.testsupport.NeedsChromium;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.browser.Windows;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

/** The app without a connection: it shows what its member saw last, and nothing of anybody else. */
@PortalTest
@NeedsChromium
@ExtendWith(Windows.class)
class PortalAppIT {

  private static final String OFFLINE = "Offline: as of ";

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;

  @Test
  void whatWasSeenLastIsShownWithoutAConnection(Window phone) {
    phone.page().setViewportSize(390, 844);
    String number = programme.enrol();
    programme.purchase(number, "1500.00", LocalDate.now(ZoneOffset.UTC).minusDays(3));
    programme.upgrade(number, LocalDate.now(ZoneOffset.UTC));
    signIn(phone, number);
    keeps(phone, number, "/portal");
    assertThat(phone.section("offline")).isHidden();
    phone.page().context().setOffline(true);
    phone.open("/portal");
    assertThat(phone.section("offline")).isVisible();
    assertThat(phone.section("offline")).containsText(OFFLINE);
    assertThat(phone.heading("Hello Ada Example")).isVisible();
    Assertions.assertThat(phone.page().content()).doesNotContain("<script");
    phone.picture("portal-home-offline-on-a-phone");

    phone.page().context().setOffline(false);
    phone.open("/portal/card");
    assertThat(phone.section("offline")).isHidden();
    keeps(phone, number, "/portal/card");
    phone.picture("portal-card-on-a-phone");
    phone.page().context().setOffline(true);
    phone.open("/portal/card");
    assertThat(phone.section("offline")).containsText(OFFLINE);
    assertThat(phone.section("card-number")).hasText(number);
    phone.picture("portal-card-offline-on-a-phone");
    phone.complaints().removeIf(text -> text.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void nothingIsLeftAfterTheSignOut(Window phone) {
    String number = programme.enrol();
    signIn(phone, number);
    keeps(phone, number, "/portal");

    phone.button("Sign out").click();
    assertThat(phone.page().locator("[role=status]")).hasText("You are signed out.");

    nothingIsKept(phone);
    phone.page().context().setOffline(true);
    Assertions.assertThatThrownBy(() -> phone.open("/portal"))
        .isInstanceOf(PlaywrightException.class);
    phone.complaints().clear();
  }

  @Test
  void whatAnotherMemberSawGoesWhenSomebodySignsIn(Window phone) {
    String first = programme.enrol();
    String second = programme.enrol();
    signIn(phone, first);
    keeps(phone, first, "/portal");
    phone.open("/portal/card");
    keeps(phone, first, "/portal/card");

    signIn(phone, second);
    keeps(phone, second, "/portal");

    Assertions.assertThat(kept(phone)).isEqualTo(List.of("tierflow-member-" + digest(second)));
    phone.page().context().setOffline(true);
    phone.open("/portal");
    Assertions.assertThat(phone.page().content()).contains(second).doesNotContain(first);
    Assertions.assertThatThrownBy(() -> phone.open("/portal/card"))
        .as("the second one has not seen it")
        .isInstanceOf(PlaywrightException.class);
    phone.complaints().clear();
  }

  @Test
  void nothingIsLeftOnceTheSessionHasEnded(Window phone) {
    String number = programme.enrol();
    signIn(phone, number);
    keeps(phone, number, "/portal");

    phone.page().context().clearCookies();
    phone.open("/portal");
    assertThat(phone.page()).hasURL(Pattern.compile("/portal/sign-in$"));

    nothingIsKept(phone);
  }

  private static void keeps(Window phone, String number, String path) {
    phone
        .page()
        .waitForFunction(
            """
            async ([name, path]) => {
              if (!(await caches.has(name))) {
                return false;
              }
              return (await (await caches.open(name)).match(path)) !== undefined;
            }""",
            List.of("tierflow-member-" + digest(number), path));
  }

  private static void nothingIsKept(Window phone) {
    phone
        .page()
        .waitForFunction(
            "async () => (await caches.keys()).every((it) => !it.startsWith('tierflow-member-'))");
  }

  private static List<?> kept(Window phone) {
    return (List<?>)
        phone
            .page()
            .evaluate(
                "async () => (await caches.keys()).filter((it) => it.startsWith('tierflow-member-'))");
  }

  private static String digest(String number) {
    return Digests.sha256Hex(number);
  }

  private void signIn(Window window, String number) {
    window.open("/portal/sign-in");
    window.page().getByLabel("Member number or e-mail address").fill(number);
    window.button("Send me a link").click();
    assertThat(window.page().locator("[role=status]")).containsText("a link is on its way");
    window.open("/portal/sign-in/link#" + mailbox.codeFor(number, 1));
    window.button("Sign in").click();
    assertThat(window.page()).hasURL(Pattern.compile("/portal$"));
  }
}
