package io.tierflow.notification.template;

import static io.tierflow.testsupport.notification.MessageSamples.CODE;
import static io.tierflow.testsupport.notification.MessageSamples.NOW;
import static io.tierflow.testsupport.notification.MessageSamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageLinks;
import io.tierflow.notification.content.NotificationContent.MonthlyReport;
import io.tierflow.notification.content.NotificationContent.TierUpgrade;
import io.tierflow.notification.content.NotificationContent.UpgradeGift;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.Nodes;
import io.tierflow.testsupport.notification.ReleasedTierWords;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members and staff read. */
class MessageRendererTest {

  private static final URI TASKLIST = URI.create("https://tierflow.example/camunda/app/tasklist/");

  private static final String ADMIN = "admin@tierflow.example";

  private final MessageRenderer renderer =
      new MessageRenderer(
          MessageSamples.settings("Tierflow Rewards", TASKLIST, null),
          voucherId -> Optional.of(CODE),
          MessageTemplates.released(ReleasedTierWords.INSTANCE));

  @Test
  void anUpgradeNamesTierVoucherAndExpiryInBothParts() {
    RenderedMessage mail = render(upgrade(MessageSamples.upgradeToGold()), "Ada Example");

    assertThat(mail.subject()).isEqualTo("Welcome to Gold: your new tier in Tierflow Rewards");
    assertThat(mail.text())
        .startsWith("Hello Ada Example,\n\nYou have moved up from Silver to Gold.")
        .contains("$25.00 voucher\nVoucher code: " + CODE + "\nValid through January 29, 2027\n")
        .contains("membership number M-1")
        .doesNotContain("gift", "[", "??");
    assertThat(mail.html())
        .startsWith("<!DOCTYPE html>")
        .contains("lang=\"en\"", "Hello Ada Example,", "$25.00", CODE, "January 29, 2027")
        .contains("membership number M-1")
        .doesNotContain("gift", " th:", "??");
  }

  @Test
  void anUpgradeWithAGiftNamesIt() {
    RenderedMessage mail = render(upgrade(upgradeWithGift(false)), "Ada Example");

    assertThat(mail.text())
        .contains("Your gift: Welcome box\n", "send it to the postal address in your profile");
    assertThat(mail.html()).contains("Your gift", "Welcome box");
  }

  @Test
  void aGiftWithoutAnAddressAsksForIt() {
    TierUpgrade content = upgradeWithGift(true);

    RenderedMessage mail = render(upgrade(content), "Ada Example");
    RenderedMessage german = renderer.render(upgrade(content), member("Ada Example", "de"));
    RenderedMessage note =
        render(
            entry(new NewMessage("k", "M-1", null, null, Channel.DASHBOARD, TODAY, content)),
            "Ada Example");

    assertThat(List.of(mail.text(), mail.html()))
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("Welcome box", "tell us where to send it")
                    .doesNotContain("address in your profile.  ", "send it to the postal address"));
    assertThat(german.text()).contains("keine Anschrift").doesNotContain("die Anschrift in Ihrem");
    assertThat(note.text())
        .contains("We are getting your gift ready: Welcome box. There is no postal address");
  }

  @Test
  void anUpgradeWithoutVoucherNamesTheTierAlone() {
    RenderedMessage mail =
        render(upgrade(new TierUpgrade("SILVER", "REGULAR", null, null)), "Ada Example");

    assertThat(mail.text()).contains("from Regular to Silver").doesNotContain("oucher code");
    assertThat(mail.html()).contains("Welcome to Silver").doesNotContain("oucher code");
  }

  @Test
  void aVoucherThatIsGoneIsNotMentioned() {
    MessageRenderer withoutCodes =
        new MessageRenderer(
            MessageSamples.settings(),
            voucherId -> Optional.empty(),
            MessageTemplates.released(ReleasedTierWords.INSTANCE));

    RenderedMessage mail =
        withoutCodes.render(upgrade(MessageSamples.upgradeToGold()), member("Ada Example", "en"));

    assertThat(mail.text()).doesNotContain("oucher code", "$25.00");
    assertThat(mail.html()).doesNotContain("oucher code", "$25.00");
  }

  @Test
  void staffSeeAVouchersCodeCovered() {
    RenderedMessage mail =
        renderer.renderForStaff(
            upgrade(MessageSamples.upgradeToGold()), member("Ada Example", "en"));

    assertThat(mail.text()).contains("•2ZCN").doesNotContain(CODE);
    assertThat(mail.html()).contains("•2ZCN").doesNotContain(CODE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</p><img src=x onerror=alert(1)>",
        "${7*7}[[${7*7}]][(${7*7})]#{tier.GOLD}__${7*7}__",
        "{0} '{1}' {2,number}",
        "Ada\" style=\"display:none",
        "Ada & Bo"
      })
  void aNameIsNothingButText(String name) {
    RenderedMessage mail = render(upgrade(MessageSamples.upgradeToGold()), name);

    assertThat(mail.text()).contains("Hello " + name + ",");
    assertThat(mail.html()).contains(">Hello " + escaped(name) + ",<");
  }

  private static String escaped(String name) {
    return name.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Test
  void aNameKeepsToItsLine() {
    RenderedMessage mail =
        render(upgrade(MessageSamples.upgradeToGold()), "Ada\r\n\r\nPay here\u202E\u0000");

    assertThat(mail.text()).startsWith("Hello Ada Pay here,\n");
  }

  @Test
  void anAlertStatesPointsAndBalance() {
    RenderedMessage text = render(entry(MessageSamples.alert("k", "M-1", TODAY)), "Ada Example");

    assertThat(text.text())
        .isEqualTo("Tierflow Rewards: 1,250 points added. Your balance is now 3,400 points.");
    assertThat(text.subject()).isNull();
    assertThat(text.html()).isNull();
  }

  @Test
  void aNotificationHasATitleAndFewWordsAndNoCode() {
    Message upgrade =
        entry(MessageSamples.on(Channel.PUSH, MessageSamples.upgrade("k", "M-1", TODAY)));
    Message alert = entry(MessageSamples.on(Channel.PUSH, MessageSamples.alert("k", "M-1", TODAY)));

    RenderedMessage inGerman = renderer.render(upgrade, member("Ada Example", "de"));

    assertThat(inGerman.subject())
        .isEqualTo("Willkommen bei Gold: Ihre neue Stufe bei Tierflow Rewards");
    assertThat(inGerman.text())
        .isEqualTo("Sie sind von Silber zu Gold aufgestiegen. Danke für Ihre Treue.");
    assertThat(inGerman.html()).isNull();
    assertThat(renderer.render(alert, member("Ada Example", "en")))
        .extracting(RenderedMessage::subject, RenderedMessage::text)
        .containsExactly(
            "1,250 points added in Tierflow Rewards", "Your balance is now 3,400 points.");
  }

  @Test
  void aReminderSaysWhatWaitsAndWhere() {
    RenderedMessage mail =
        renderer.render(
            entry(MessageSamples.reminder("k", "manager@tierflow.example", 3)),
            Recipient.staff("manager@tierflow.example"));

    assertThat(mail.subject()).isEqualTo("3 tasks are waiting: Assign Loyalty Manager Review");
    assertThat(mail.text())
        .startsWith("These tasks in Tasklist have not been completed yet:")
        .contains("Assign Loyalty Manager Review\nWaiting since October 28, 2026")
        .contains("Open Tasklist: " + TASKLIST);
    assertThat(mail.html()).contains("href=\"" + TASKLIST + "\"");
  }

  @Test
  void aReminderOfOneTaskSpeaksOfOne() {
    RenderedMessage mail =
        new MessageRenderer(
                MessageSamples.settings(),
                voucherId -> Optional.empty(),
                MessageTemplates.released(ReleasedTierWords.INSTANCE))
            .render(
                entry(MessageSamples.reminder("k", "manager@tierflow.example", 1)),
                Recipient.staff("manager@tierflow.example"));

    assertThat(mail.subject()).isEqualTo("1 task is waiting: Assign Loyalty Manager Review");
    assertThat(mail.text())
        .startsWith("This task in Tasklist has not been completed yet:")
        .doesNotContain("Open Tasklist");
    assertThat(mail.html()).doesNotContain("href");
  }

  @Test
  void aReportStatesTheMonthsFiguresAndLinksToTheWhole() {
    RenderedMessage mail = report(MessageSamples.figuresOfOctober());

    assertThat(mail.subject())
        .isEqualTo("Report for October 2026: 148,213 points distributed, 215 members moved up");
    assertThat(mail.text())
        .isEqualTo(
            """
            All 23,570 members were processed in the run of October 2026.
            1 member failed and needs you: the incident is in Cockpit.
            12 members are waiting for a review or a gift in Tasklist.

            Return on investment: 114.8%
            ($470.00 uplift × 30.0% margin − $65.64 cost) ÷ cost

            Points distributed: 148,213
            Members moved up: 215
            Net spend: $1,482,310.50
            Reviews open: 9

            The whole report: https://tierflow.example/reports/2026-10

            --
            You receive this e-mail because you administer Tierflow Rewards.\
            """);
    assertThat(mail.html())
        .startsWith("<!DOCTYPE html>")
        .contains("October 2026", "114.8%", "148,213", "215", "$1,482,310.50", "1 member failed")
        .contains("href=\"https://tierflow.example/reports/2026-10\"")
        .doesNotContain(" th:", "??");
  }

  @Test
  void aReportWithoutReturnAndWithNothingLeftToDoSaysSo() {
    RenderedMessage mail =
        report(
            new MonthlyReport(
                "2026-10",
                YearMonth.of(2026, 10),
                "USD",
                23_570,
                0,
                0,
                148_213,
                215,
                9,
                new BigDecimal("1482310.50"),
                null,
                new BigDecimal("0.300000"),
                new BigDecimal("65.64"),
                null));

    assertThat(mail.text())
        .contains("There is no return on investment for this month.")
        .doesNotContain("failed", "wait", "Return on investment");
    assertThat(mail.html())
        .contains("There is no return on investment for this month.")
        .doesNotContain("failed", "Tasklist");
  }

  @Test
  void aReportWithoutTheAddressOfThePagesHasNoLink() {
    RenderedMessage mail =
        new MessageRenderer(
                MessageSamples.settingsWithoutPages(),
                voucherId -> Optional.empty(),
                MessageTemplates.released(ReleasedTierWords.INSTANCE))
            .render(
                entry(MessageSamples.report("k", ADMIN, MessageSamples.figuresOfOctober())),
                Recipient.staff(ADMIN));

    assertThat(mail.text()).doesNotContain("The whole report");
    assertThat(mail.html()).doesNotContain("href");
  }

  @Test
  void aSignInLinkStandsInBothPartsWithHowLongItIsGood() {
    RenderedMessage mail =
        renderer.render(
            signInLink(), member("Ada Example", "en"), new MessageLinks(Nodes.LINK, null));

    assertThat(mail.subject()).isEqualTo("Your link to Tierflow Rewards");
    assertThat(mail.text())
        .startsWith("Hello Ada Example,\n\nUse this link to sign in")
        .contains(
            "\n" + Nodes.LINK + "\n\nThe link is valid for 15 minutes from now and works once.")
        .contains("membership number M-1")
        .doesNotContain("[", "??");
    assertThat(mail.html())
        .contains("href=\"" + Nodes.LINK + "\"", ">" + Nodes.LINK + "<", "15 minutes")
        .doesNotContain(" th:", "??");
  }

  @Test
  void nobodyButTheRecipientReadsASignInLink() {
    RenderedMessage mail = renderer.renderForStaff(signInLink(), member("Ada Example", "en"));

    assertThat(mail.text()).contains("(The link is only in the e-mail to the member.)");
    assertThat(mail.html()).contains("(The link is only in the e-mail").doesNotContain("href");
  }

  private static Message signInLink() {
    return entry(MessageSamples.signInLink("k", "M-1"));
  }

  private RenderedMessage report(MonthlyReport figures) {
    return renderer.render(
        entry(MessageSamples.report("k", ADMIN, figures)), Recipient.staff(ADMIN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-GB", "xx", "", "../secret"})
  void aLanguageWithoutTextsReadsEnglish(String language) {
    RenderedMessage text =
        renderer.render(
            entry(MessageSamples.alert("k", "M-1", TODAY)), member("Ada Example", language));

    assertThat(text.text()).contains("1,250 points added");
    assertThat(text.language()).hasToString("en");
  }

  @Test
  void aMailStaysFarBelowTheSizeThatMailboxesCut() {
    RenderedMessage mail = render(upgrade(MessageSamples.upgradeToGold()), "Ada Example");

    assertThat(mail.html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
  }

  private RenderedMessage render(Message message, String name) {
    return renderer.render(message, member(name, "en"));
  }

  private static Recipient member(String name, String language) {
    return new Recipient(
        true, true, true, language, null, () -> new Recipient.Contact(name, "ada@example.com"));
  }

  private static TierUpgrade upgradeWithGift(boolean addressMissing) {
    TierUpgrade upgrade = MessageSamples.upgradeToGold();
    return new TierUpgrade(
        upgrade.tier(),
        upgrade.fromTier(),
        upgrade.voucher(),
        new UpgradeGift("Welcome box", addressMissing));
  }

  private static Message upgrade(TierUpgrade content) {
    return entry(new NewMessage("k", "M-1", null, null, TODAY, content));
  }

  private static Message entry(NewMessage message) {
    return new Message(message, NOW);
  }
}
