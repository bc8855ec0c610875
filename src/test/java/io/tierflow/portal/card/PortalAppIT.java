package io.tierflow.portal.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import io.tierflow.common.Digests;
import io.tierflow.testsupport.NeedsChromium;
import io.tierflow.testsupport.browser.BreakableConnection;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.browser.Windows;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The app without a connection: it shows what its member saw last, and nothing of anybody else. */
@PortalTest
@NeedsChromium
@ExtendWith(Windows.class)
class PortalAppIT {

  private static final String OFFLINE = "Offline: as of ";

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @LocalServerPort private int port;

  private BreakableConnection connection;
  private Window phone;

  @BeforeEach
  void takeAPhone(Window computer) {
    connection = BreakableConnection.to(port);
    phone = new Window(computer.page().context().browser(), connection.address());
  }

  /** The browser has to say of a broken connection that it is; of nothing else. */
  @AfterEach
  void putThePhoneAway() throws IOException {
    phone.close();
    connection.close();
    phone.forget("net::ERR_");
    Assertions.assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void whatWasSeenLastIsShownWithoutAConnection() {
    phone.page().setViewportSize(390, 844);
    String number = programme.enrol();
    programme.purchase(number, "1500.00", LocalDate.now(ZoneOffset.UTC).minusDays(3));
    programme.upgrade(number, LocalDate.now(ZoneOffset.UTC));
    signIn(phone, number);
    keeps(number, "/portal");
    assertThat(phone.section("offline")).isHidden();
    connection.breakOff();
    phone.open("/portal");
    assertThat(phone.section("offline")).isVisible();
    assertThat(phone.section("offline")).containsText(OFFLINE);
    assertThat(phone.heading("Hello Ada Example")).isVisible();
    Assertions.assertThat(phone.page().content()).doesNotContain("<script");
    phone.picture("portal-home-offline-on-a-phone");

    connection.restore();
    phone.open("/portal/card");
    assertThat(phone.section("offline")).isHidden();
    keeps(number, "/portal/card");
    phone.picture("portal-card-on-a-phone");
    connection.breakOff();
    phone.open("/portal/card");
    assertThat(phone.section("offline")).containsText(OFFLINE);
    assertThat(phone.section("card-number")).hasText(number);
    phone.picture("portal-card-offline-on-a-phone");
  }

  @Test
  void nothingIsLeftAfterTheSignOut() {
    String number = programme.enrol();
    signIn(phone, number);
    keeps(number, "/portal");

    phone.button("Sign out").click();
    assertThat(phone.page().locator("[role=status]")).hasText("You are signed out.");

    nothingIsKept();
    connection.breakOff();
    Assertions.assertThatThrownBy(() -> phone.open("/portal"))
        .isInstanceOf(PlaywrightException.class);
  }

  @Test
  void whatAnotherMemberSawGoesWhenSomebodySignsIn() {
    String first = programme.enrol();
    String second = programme.enrol();
    signIn(phone, first);
    keeps(first, "/portal");
    phone.open("/portal/card");
    keeps(first, "/portal/card");

    signIn(phone, second);
    keeps(second, "/portal");

    Assertions.assertThat(kept()).isEqualTo(List.of("tierflow-member-" + digest(second)));
    connection.breakOff();
    phone.open("/portal");
    Assertions.assertThat(phone.page().content()).contains(second).doesNotContain(first);
    Assertions.assertThatThrownBy(() -> phone.open("/portal/card"))
        .as("the second one has not seen it")
        .isInstanceOf(PlaywrightException.class);
  }

  @Test
  void nothingIsLeftOnceTheSessionHasEnded() {
    String number = programme.enrol();
    signIn(phone, number);
    keeps(number, "/portal");

    phone.page().context().clearCookies();
    phone.open("/portal");
    assertThat(phone.page()).hasURL(Pattern.compile("/portal/sign-in$"));

    nothingIsKept();
  }

  private void keeps(String number, String path) {
    shows(
        """
        async ([name, path]) => {
          const worker = (await navigator.serviceWorker.getRegistration("/portal"))?.active;
          return worker?.state === "activated" && (await caches.has(name))
            && (await (await caches.open(name)).match(path)) !== undefined;
        }""",
        List.of("tierflow-member-" + digest(number), path));
  }

  private void nothingIsKept() {
    shows(
        "async () => (await caches.keys()).every((it) => !it.startsWith('tierflow-member-'))",
        null);
  }

  /** In this thread, which alone may ask the browser; it waits for what a function promises. */
  private void shows(String function, Object argument) {
    Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Boolean.TRUE.equals(phone.page().evaluate(function, argument)));
  }

  private List<?> kept() {
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
