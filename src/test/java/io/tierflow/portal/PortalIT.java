package io.tierflow.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.push.PushDevices;
import io.tierflow.notification.content.CampaignContent.SpecialOffer;
import io.tierflow.notification.content.MemberFigures;
import io.tierflow.notification.content.NotificationContent.PointsAlert;
import io.tierflow.testsupport.NeedsChromium;
import io.tierflow.testsupport.browser.Window;
import io.tierflow.testsupport.browser.Windows;
import io.tierflow.testsupport.flow.TestProgramme;
import io.tierflow.testsupport.portal.Mailbox;
import io.tierflow.testsupport.portal.PortalTest;
import io.tierflow.testsupport.portal.ServiceWorker;
import io.tierflow.testsupport.push.PushServiceOnThisMachine;
import io.tierflow.testsupport.push.Subscriber;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

@PortalTest
@NeedsChromium
@ExtendWith(Windows.class)
class PortalIT {

  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  @Autowired private TestProgramme programme;
  @Autowired private Mailbox mailbox;
  @Autowired private PushDevices devices;

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

    for (long points : new long[] {150, 1_200}) {
      mailbox.notify(number, Channel.DASHBOARD, new PointsAlert(points, 1_350));
    }

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
    readsTheNews(member);
    assertThat(member.section("content")).containsText("Tier, under review");
    assertThat(member.section("vouchers").locator(".voucher-code"))
        .hasText(Pattern.compile("^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$"));
    assertThat(member.section("vouchers")).containsText("Waiting for the review of your tier");
    assertThat(member.section("ledger").locator("tbody tr")).hasCount(2);
    member.picture("portal-home");
    member.page().setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    member.picture("portal-home-on-a-phone");

    choosesWhichMessagesCome(member, number);
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
    programme.execute(
        "update member set zone = ? where member_number = ?", zoneWhereItIsNoon(), number);
    mailbox.notify(number, Channel.PUSH, new PointsAlert(45, 45));

    ServiceWorker worker = new ServiceWorker(window.page());
    String notification = service.shownBy(device).get(0).toString();
    worker.deliver(notification);
    worker.deliver(notification);
    Assertions.assertThat(worker.shown())
        .containsExactly(
            "45 points added in Tierflow Rewards: Your balance is now 45 points. portal#messages");

    window.open("/portal");
    assertThat(window.section("push").getByText("This device shows you notifications."))
        .isVisible();
    window.button("Turn off").click();
    assertThat(window.section("push").getByText("This device shows you no notifications yet."))
        .isVisible();
    Assertions.assertThat(devices.of(number)).isEmpty();
  }

  /** Devices are quiet at night. */
  private static String zoneWhereItIsNoon() {
    return "Etc/GMT%+d".formatted(OffsetDateTime.now(ZoneOffset.UTC).getHour() - 12);
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
    })();\
    """
        .formatted(device.endpoint(), device.p256dh(), device.auth());
  }

  private static void readsTheNews(Window member) {
    assertThat(member.heading("News for you")).hasText(Pattern.compile("News for you\\s+2 new"));
    member.button("Mark as read").first().click();
    assertThat(member.heading("News for you")).hasText(Pattern.compile("News for you\\s+1 new"));
    assertThat(member.section("inbox").locator("li.unread")).hasCount(1);
  }

  private void choosesWhichMessagesCome(Window member, String number) {
    member.open("/portal");
    member.link("Choose what we send you").click();
    assertThat(member.heading("Your choices")).isVisible();
    member.picture("portal-preferences-on-a-phone");
    member.page().getByLabel("E-mail: Offers and news").uncheck();
    member.page().getByLabel("Your time zone").selectOption("Europe/Berlin");
    member.button("Save my choices").click();
    assertThat(member.page().locator("[role=status]")).containsText("Your choices are saved.");
    assertThat(member.page().getByLabel("E-mail: Offers and news")).not().isChecked();
    assertThat(member.page().getByLabel("E-mail: About my account")).isChecked();
    assertThat(member.page().getByLabel("Your time zone")).hasValue("Europe/Berlin");
    member.page().setViewportSize(1280, 900);
    member.picture("portal-preferences");

    mailbox.notify(
        number,
        Channel.EMAIL,
        new SpecialOffer(
            new MemberFigures("GOLD", LocalDate.now(), null, null, null, null, null), 100, 50L));
    Assertions.assertThat(
            programme.texts(
                "select concat(state, ' ', reason) from message"
                    + " where member_number = ? and kind = 'SPECIAL_OFFER'",
                number))
        .containsExactly("NOT_SENT NO_CONSENT");
  }

  private static void askFor(Window window, String number) {
    window.page().getByLabel("Member number or e-mail address").fill(number);
    window.button("Send me a link").click();
    assertThat(window.page().locator("[role=status]")).containsText("a link is on its way");
  }
}
