package io.tierflow.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tierflow.browser.Window;
import io.tierflow.browser.Windows;
import io.tierflow.message.Channel;
import io.tierflow.message.MessageKind;
import io.tierflow.message.NewMessage;
import io.tierflow.message.Outbox;
import io.tierflow.needs.NeedsChromium;
import io.tierflow.process.Programme;
import io.tierflow.push.PushDevices;
import io.tierflow.push.PushServiceOnThisMachine;
import io.tierflow.push.Subscriber;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionOperations;

@PortalTest
@NeedsChromium
@ExtendWith(Windows.class)
class PortalIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Autowired private Programme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private Outbox outbox;
  @Autowired private PushDevices devices;
  @Autowired private TransactionOperations inTransaction;

  @Autowired
  @Qualifier("pushService") private PushServiceOnThisMachine service;

  @Test
  void aMemberAsksForALinkAndSeesPointsTierAndVouchers(Window member, Window mail) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String number = programme.enrol();
    programme.purchase(number, "1500.00", today.minusDays(3));
    programme.upgrade(number, today);
    programme.purchase(number, "12000.00", today.minusDays(1));
    programme.upgrade(number, today);

    member.open("/portal");
    assertThat(member.page()).hasURL(Pattern.compile("/portal/sign-in$"));
    member.picture("portal-sign-in");
    askFor(member, number);
    member.picture("portal-asked");
    String code = mailbox.codeFor(number, 1);
    mail.page().setContent(Mailbox.htmlOf(mailbox.newest(Mailbox.addressOf(number))));
    mail.picture("portal-mail");
    mail.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    mail.picture("portal-mail-on-a-phone");

    member.open("/portal/sign-in/link#" + code);
    assertThat(member.page()).hasURL(Pattern.compile("/portal/sign-in/link$"));
    assertThat(member.section("token")).isHidden();
    member.picture("portal-link");
    member.button("Sign in").click();

    assertThat(member.heading("Hello Ada Example")).isVisible();
    assertThat(member.section("content")).containsText("Tier, under review");
    assertThat(member.section("vouchers").locator(".voucher-code"))
        .hasText(Pattern.compile("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$"));
    assertThat(member.section("vouchers")).containsText("Waits for the review of your tier");
    assertThat(member.section("ledger").locator("tbody tr")).hasCount(2);
    member.picture("portal-home");
    member.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    member.picture("portal-home-on-a-phone");

    member.button("Sign out").click();
    assertThat(member.page().locator("[role=status]")).hasText("You are signed out.");
    member.open("/portal/sign-in/link#" + code);
    member.button("Sign in").click();
    assertThat(member.page().locator("[role=alert]")).containsText("This link can’t be used");
    member.picture("portal-refused-on-a-phone");
  }

  /**
   * No push service is reachable from here, so one on this machine takes the browser's part in it.
   */
  @Test
  void aMemberTurnsNotificationsOnAndTheDeviceShowsThem(Window window) {
    String number = programme.enrol();
    Subscriber device = service.subscribe();
    window.page().context().grantPermissions(List.of("notifications"));
    window.page().addInitScript(subscribing(device));
    window.open("/portal/sign-in");
    askFor(window, number);
    window.open("/portal/sign-in/link#" + mailbox.codeFor(number, 1));
    window.button("Sign in").click();
    assertThat(window.section("push").getByText("This device shows you no notifications yet."))
        .isVisible();
    window.picture("portal-push-off");

    window.button("Turn on").click();
    assertThat(window.section("push").getByText("This device shows you notifications."))
        .isVisible();
    window.picture("portal-push-on");
    window.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    window.picture("portal-push-on-a-phone");
    notify(number);
    mailbox.send();

    ServiceWorker worker = new ServiceWorker(window.page());
    String told = service.shownBy(device).get(0).toString();
    worker.deliver(told);
    worker.deliver(told);
    Assertions.assertThat(worker.shown())
        .containsExactly(
            "Tierflow Rewards: 45 points added. Your balance is now 45 points. portal#messages");

    window.open("/portal");
    assertThat(window.section("push").getByText("This device shows you notifications."))
        .isVisible();
    window.button("Turn off").click();
    assertThat(window.section("push").getByText("This device shows you no notifications yet."))
        .isVisible();
    Assertions.assertThat(devices.of(number)).isEmpty();
  }

  private void notify(String number) {
    inTransaction.executeWithoutResult(
        status ->
            outbox.put(
                new NewMessage(
                    "push:" + number,
                    number,
                    null,
                    null,
                    MessageKind.POINTS_ALERT,
                    Channel.PUSH,
                    LocalDate.now(ZoneOffset.UTC),
                    Map.of("points", "45", "balance", "45"))));
  }

  /** Has the browser subscribe as a device of ours, and remember it, as a browser does. */
  private static String subscribing(Subscriber device) {
    return """
        (() => {
          const told = {endpoint: "%s", expirationTime: null, keys: {p256dh: "%s", auth: "%s"}};
          const subscription = (key) => ({
            endpoint: told.endpoint,
            options: {applicationServerKey: Uint8Array.from(JSON.parse(key)).buffer},
            toJSON: () => told,
            unsubscribe: async () => localStorage.removeItem("subscribed"),
          });
          PushManager.prototype.subscribe = async (options) => {
            const key = JSON.stringify(Array.from(options.applicationServerKey));
            localStorage.setItem("subscribed", key);
            return subscription(key);
          };
          PushManager.prototype.getSubscription = async () => {
            const key = localStorage.getItem("subscribed");
            return key === null ? null : subscription(key);
          };
        })();"""
        .formatted(device.endpoint(), device.p256dh(), device.auth());
  }

  private static void askFor(Window window, String number) {
    window.page().getByLabel("Member number or e-mail address").fill(number);
    window.button("Send me a link").click();
    assertThat(window.page().locator("[role=status]")).containsText("a link is on its way");
  }
}
