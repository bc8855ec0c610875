package io.tierflow.notification.template;

import static io.tierflow.testsupport.notification.MessageSamples.NOW;
import static io.tierflow.testsupport.notification.MessageSamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.NotificationContentMapper;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.ReleasedTierWords;
import io.tierflow.testsupport.notification.StoredContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.exceptions.TemplateEngineException;

/** Templates read the content by its components, and fail if they ask for another one. */
class TemplateContentTest {

  private static final MessageRenderer RELEASED =
      renderer(MessageTemplates.released(ReleasedTierWords.INSTANCE));

  @TempDir Path directory;

  static Stream<Arguments> everyTemplateWithEveryStoredRow() {
    return Arrays.stream(MessageKind.values())
        .flatMap(
            kind ->
                Arrays.stream(Channel.values())
                    .filter(channel -> RELEASED.canWrite(kind, channel))
                    .flatMap(
                        channel ->
                            RELEASED.languages().stream()
                                .flatMap(
                                    language ->
                                        StoredContents.of(kind).stream()
                                            .map(
                                                row ->
                                                    Arguments.of(kind, channel, language, row)))));
  }

  @ParameterizedTest
  @MethodSource("everyTemplateWithEveryStoredRow")
  void everyTemplateThatComesWithTierflowFindsWhatItReads(
      MessageKind kind, Channel channel, Locale language, String row) {
    RenderedMessage message = render(RELEASED, kind, channel, language, row);

    assertThat(message.language()).isEqualTo(language);
    assertThat(message.text()).isNotBlank().doesNotContain("??", "null", "[#", "[(");
    assertThat(message.html() == null).isEqualTo(channel != Channel.EMAIL);
    assertThat(String.valueOf(message.html())).doesNotContain("??", ">null<", " th:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[(${notification.nextTier})]",
        "[(${notification.member.favouriteColour})]",
        "[# th:if=\"${notification.giftItem}\"]A gift[/]"
      })
  void aTemplateThatReadsAnUnknownComponentFails(String template) throws IOException {
    Files.writeString(directory.resolve("birthday.txt"), template);
    MessageRenderer own =
        renderer(
            MessageTemplates.live(new TemplateSettings(directory), ReleasedTierWords.INSTANCE));

    assertThatThrownBy(
            () -> render(own, MessageKind.BIRTHDAY, Channel.EMAIL, Locale.ENGLISH, birthday()))
        .isInstanceOf(TemplateEngineException.class);
  }

  @Test
  void aTemplateReadsEveryFigureOfTheMember() throws IOException {
    Files.writeString(
        directory.resolve("birthday.txt"),
        """
        [(#{|tier.${notification.tier}|})], [(${format.number(notification.balance)})], \
        [(${format.day(notification.member.lastActivityOn)})], \
        [(${format.number(notification.member.nextTier.pointsToGo)})], \
        [(${format.money(notification.member.expiringVouchers.amount, 'USD')})]""");
    MessageRenderer own =
        renderer(
            MessageTemplates.live(new TemplateSettings(directory), ReleasedTierWords.INSTANCE));

    assertThat(render(own, MessageKind.BIRTHDAY, Channel.EMAIL, Locale.ENGLISH, birthday()).text())
        .isEqualTo("Gold, 3,400, July 1, 2026, 120, $35.00");
  }

  /** Owners' templates from before content had types. */
  @Test
  void aTemplateThatReadsTheFormerTextsStillWorks() throws IOException {
    Files.writeString(
        directory.resolve("birthday.txt"),
        """
        [(#{|tier.${told['tier']}|})], [(${format.number(told['balance'])})], \
        [(${format.count(told.years)})], [(${format.day(told['lastActivityOn'])})], \
        [(${format.money(told['voucherAmount'], told['currency'])})]\
        [# th:if="${told['giftItem']}"], a gift[/]""");
    MessageRenderer own =
        renderer(
            MessageTemplates.live(new TemplateSettings(directory), ReleasedTierWords.INSTANCE));

    assertThat(render(own, MessageKind.BIRTHDAY, Channel.EMAIL, Locale.ENGLISH, birthday()).text())
        .isEqualTo("Gold, 3,400, 5, July 1, 2026, $35.00");
  }

  private static String birthday() {
    return StoredContents.full(MessageKind.BIRTHDAY);
  }

  private static MessageRenderer renderer(MessageTemplates templates) {
    return new MessageRenderer(
        MessageSamples.settings(), voucherId -> Optional.of(MessageSamples.CODE), templates);
  }

  private static RenderedMessage render(
      MessageRenderer renderer, MessageKind kind, Channel channel, Locale language, String row) {
    NewMessage message =
        new NewMessage(
            "k", "M-1", null, null, channel, TODAY, NotificationContentMapper.fromJson(kind, row));
    return renderer.render(new Message(message, NOW), Recipient.sample(language.getLanguage()));
  }
}
