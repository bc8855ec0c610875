package io.tierflow.notification.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.sms.SmsText;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.notification.template.MessageRenderer;
import io.tierflow.notification.template.MessageTemplates;
import io.tierflow.notification.template.TemplateSettings;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.ReleasedTierWords;
import io.tierflow.testsupport.notification.StoredContents;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** How the messages read that members get, and how owners change them. */
class DueMessagesTest {

  private static final Path LOOKED_AT = Path.of("target/messages");

  @TempDir Path directory;

  private final MessageRenderer renderer =
      renderer(MessageTemplates.released(ReleasedTierWords.INSTANCE));

  static List<Arguments> dueMessages() {
    List<Arguments> all = new ArrayList<>();
    for (MessageKind kind :
        List.of(
            MessageKind.WELCOME,
            MessageKind.TIER_PROGRESS,
            MessageKind.VOUCHER_EXPIRING,
            MessageKind.POINTS_EXPIRING,
            MessageKind.TIER_EXPIRING,
            MessageKind.POINTS_STATEMENT,
            MessageKind.EVENT_INVITATION,
            MessageKind.BIRTHDAY,
            MessageKind.ENROLMENT_ANNIVERSARY,
            MessageKind.REACTIVATION,
            MessageKind.SURVEY_REQUEST,
            MessageKind.SPECIAL_OFFER,
            MessageKind.POINTS_ALERT)) {
      for (String language : List.of("en", "de")) {
        all.add(Arguments.of(kind, language));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("dueMessages")
  void everyMailIsWrittenInBothPartsAndItsLanguage(MessageKind kind, String language)
      throws IOException {
    RenderedMessage mail = render(renderer, kind, Channel.EMAIL, language, "<b>Ada</b> & Bo");

    assertThat(mail.language().getLanguage()).isEqualTo(language);
    assertThat(mail.subject()).isNotBlank().doesNotContain("\n", "??", "null");
    assertThat(mail.text())
        .contains("<b>Ada</b> & Bo", "M-1")
        .doesNotContain("??", "[#", "[/", "[(", "null");
    assertThat(mail.html())
        .startsWith("<!DOCTYPE html>")
        .contains("lang=\"" + language + "\"", "&lt;b&gt;Ada&lt;/b&gt; &amp; Bo", "M-1")
        .doesNotContain("<b>Ada", "??", " th:", "th:block", ">null<");
    Files.createDirectories(LOOKED_AT);
    Files.writeString(LOOKED_AT.resolve("%s_%s.html".formatted(kind, language)), mail.html());
  }

  static List<Arguments> textMessages() {
    MessageRenderer renderer = renderer(MessageTemplates.released(ReleasedTierWords.INSTANCE));
    return Arrays.stream(MessageKind.values())
        .filter(kind -> renderer.canWrite(kind, Channel.SMS))
        .flatMap(kind -> Stream.of(Arguments.of(kind, "en"), Arguments.of(kind, "de")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dueMessages")
  void everyMailLeadsToTheMembersPageIfThereIsOne(MessageKind kind, String language) {
    String page = "https://tierflow.example/portal";
    RenderedMessage mail = render(renderer, kind, Channel.EMAIL, language, "Ada Example");
    RenderedMessage withoutPages =
        render(
            renderer(
                MessageSamples.settingsWithoutPages(),
                MessageTemplates.released(ReleasedTierWords.INSTANCE)),
            kind,
            Channel.EMAIL,
            language,
            "Ada Example");

    assertThat(mail.html())
        .containsOnlyOnce("href=\"" + page + "\"")
        .contains(language.equals("de") ? "Punkte und Gutscheine" : "See your points and vouchers");
    if (kind != MessageKind.SURVEY_REQUEST) {
      assertThat(mail.text()).containsOnlyOnce(": " + page + "\n");
    }
    assertThat(withoutPages.html() + withoutPages.text()).doesNotContain("/portal", "href=");
  }

  @ParameterizedTest
  @MethodSource("dueMessages")
  void everyMessageReadsOnTheMembersPage(MessageKind kind, String language) {
    RenderedMessage note = render(renderer, kind, Channel.DASHBOARD, language, "Ada Example");

    assertThat(note.text()).isNotBlank().doesNotContain("??", "[");
  }

  @ParameterizedTest
  @MethodSource("dueMessages")
  void aNotificationSaysInItsTextWhatItsTitleDoesNot(MessageKind kind, String language) {
    RenderedMessage notification = render(renderer, kind, Channel.PUSH, language, "Ada Example");

    assertThat(notification.subject()).isNotBlank().doesNotContain("??", "null");
    assertThat(notification.text())
        .isNotBlank()
        .doesNotContain("??", "null", "\n", "Tierflow Rewards", notification.subject());
  }

  @Test
  void whatMembersReadIsThereInGermanToo() throws IOException {
    assertThat(texts("texts_de.properties"))
        .containsAll(
            texts("texts.properties").stream()
                .filter(text -> !text.startsWith("reminder.") && !text.startsWith("report."))
                .toList());
  }

  private static Set<String> texts(String file) throws IOException {
    return PropertiesLoaderUtils.loadProperties(new ClassPathResource("templates/message/" + file))
        .stringPropertyNames();
  }

  @Test
  void aSurveyRequestLeadsToTheSurveyIfThereIsOne() {
    URI survey = URI.create("https://survey.example/tiers");
    RenderedMessage mail =
        render(
            renderer(
                MessageSamples.settingsWithSurvey(survey),
                MessageTemplates.released(ReleasedTierWords.INSTANCE)),
            MessageKind.SURVEY_REQUEST,
            Channel.EMAIL,
            "en",
            "Ada Example");

    assertThat(mail.html()).contains("href=\"" + survey + "\"", "Answer the questions");
    assertThat(mail.text())
        .contains("Answer the questions: " + survey + "\n")
        .doesNotContain("reply to this message; two sentences");
  }

  @ParameterizedTest
  @MethodSource("textMessages")
  void everyTextMessageIsOneSegmentWithTheLongestNameAndLargeFigures(
      MessageKind kind, String language) {
    MessageRenderer longest =
        new MessageRenderer(
            MessageSamples.settings("P".repeat(60), null, null),
            voucherId -> Optional.of(MessageSamples.CODE),
            MessageTemplates.released(ReleasedTierWords.INSTANCE));
    Map<String, String> large = new HashMap<>();
    large.put("tier", "REGULAR");
    for (String figure : List.of("points", "balance", "pointsToGo", "pointsToKeepTier")) {
      large.put(figure, "999999999999");
    }
    large.put("bonusPoints", "999999");
    large.put("years", "99");
    large.put("voucherCount", "99");
    large.put("voucherAmount", "99999999.99");
    large.put("currency", "EUR");

    RenderedMessage few =
        render(longest, StoredContents.with(kind, large), Channel.SMS, language, "Ada Example");

    assertThat(few.subject()).isNull();
    assertThat(few.html()).isNull();
    assertThat(few.text()).isNotBlank().doesNotContain("??", "\n", "[");
    SmsText sent = SmsText.of(few.text());
    assertThat(sent.encoding()).isEqualTo(SmsText.Encoding.GSM_7);
    assertThat(sent.segments()).isEqualTo(1);
  }

  @Test
  void everyRowOfTheTableCanBeWrittenOnEachOfItsChannels() {
    DmnModelInstance table =
        Dmn.readModelFromStream(getClass().getResourceAsStream("/dmn/communication.dmn"));

    assertThat(table.getModelElementsByType(Rule.class))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              MessageKind kind = MessageKind.valueOf(cell(table, row, "message"));
              for (String channel : cell(table, row, "channels").split(", ")) {
                assertThat(renderer.canWrite(kind, Channel.valueOf(channel)))
                    .as("%s by %s", row.getId(), channel)
                    .isTrue();
              }
            });
  }

  private static String cell(DmnModelInstance table, Rule row, String column) {
    OutputEntry cell = table.getModelElementById(row.getId() + "-" + column);
    return cell.getText().getTextContent().replace("\"", "");
  }

  @Test
  void aBonusIsMentionedOnlyIfThereIsOne() {
    assertThat(render(renderer, MessageKind.BIRTHDAY, Channel.EMAIL, "en", "Ada").text())
        .contains("We have a present for you: 50 points.");
    RenderedMessage none =
        render(
            renderer,
            StoredContents.without(MessageKind.BIRTHDAY, "bonusPoints"),
            Channel.EMAIL,
            "en",
            "Ada");
    assertThat(none.text()).doesNotContain("present");
    assertThat(none.html()).doesNotContain("a present", "Your present");
  }

  @Test
  void thoseWhoseLanguageHasNoTextsReadEnglish() {
    assertThat(render(renderer, MessageKind.WELCOME, Channel.EMAIL, "fr", "Ada").subject())
        .isEqualTo("Welcome to Tierflow Rewards");
  }

  @Test
  void aTextOfTheProgrammeGoesBeforeOurs() throws IOException {
    Files.writeString(
        directory.resolve("texts_de.properties"), "welcome.subject=Grüß Gott bei {0}\n");
    Files.writeString(directory.resolve("birthday_de.txt"), "Hoch sollst du leben!");
    MessageRenderer own =
        renderer(
            MessageTemplates.live(new TemplateSettings(directory), ReleasedTierWords.INSTANCE));

    assertThat(render(own, MessageKind.WELCOME, Channel.EMAIL, "de", "Ada").subject())
        .isEqualTo("Grüß Gott bei Tierflow Rewards");
    assertThat(render(own, MessageKind.WELCOME, Channel.EMAIL, "de", "Ada").text())
        .contains("Schön, dass Sie dabei sind.");
    assertThat(render(own, MessageKind.WELCOME, Channel.EMAIL, "en", "Ada").subject())
        .isEqualTo("Welcome to Tierflow Rewards");
    assertThat(render(own, MessageKind.BIRTHDAY, Channel.EMAIL, "de", "Ada").text())
        .isEqualTo("Hoch sollst du leben!");
    assertThat(render(own, MessageKind.BIRTHDAY, Channel.EMAIL, "en", "Ada").text())
        .contains("All the best");
  }

  @Test
  void aDraftIsSeenInThePreviewAloneUntilItIsLive() throws IOException {
    Files.createDirectories(directory.resolve("draft"));
    Files.writeString(directory.resolve("draft/birthday.txt"), "Drafted for [(${name})]");
    TemplateSettings settings = new TemplateSettings(directory);

    assertThat(
            render(
                    renderer(MessageTemplates.drafts(settings, ReleasedTierWords.INSTANCE)),
                    MessageKind.BIRTHDAY,
                    Channel.EMAIL,
                    "en",
                    "Ada")
                .text())
        .isEqualTo("Drafted for Ada");
    assertThat(
            render(
                    renderer(MessageTemplates.live(settings, ReleasedTierWords.INSTANCE)),
                    MessageKind.BIRTHDAY,
                    Channel.EMAIL,
                    "en",
                    "Ada")
                .text())
        .contains("All the best");
  }

  private static MessageRenderer renderer(MessageTemplates templates) {
    return renderer(MessageSamples.settings(), templates);
  }

  private static MessageRenderer renderer(MessageSettings settings, MessageTemplates templates) {
    return new MessageRenderer(settings, voucherId -> Optional.of(MessageSamples.CODE), templates);
  }

  private static RenderedMessage render(
      MessageRenderer renderer, MessageKind kind, Channel channel, String language, String name) {
    return render(renderer, StoredContents.with(kind, Map.of()), channel, language, name);
  }

  private static RenderedMessage render(
      MessageRenderer renderer,
      NotificationContent content,
      Channel channel,
      String language,
      String name) {
    NewMessage message =
        new NewMessage("k", "M-1", null, null, channel, MessageSamples.TODAY, content);
    return renderer.render(
        new Message(message, MessageSamples.NOW),
        new Recipient(
            true,
            true,
            true,
            language,
            null,
            () -> new Recipient.Contact(name, "ada@example.com")));
  }
}
