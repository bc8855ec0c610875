package io.tierflow.notification.content;

import static io.tierflow.testsupport.notification.MessageSamples.CODE;
import static io.tierflow.testsupport.notification.MessageSamples.NOW;
import static io.tierflow.testsupport.notification.MessageSamples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.notification.template.MessageRenderer;
import io.tierflow.notification.template.MessageTemplates;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.ReleasedTierWords;
import io.tierflow.testsupport.notification.StoredContents;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every template of every kind, channel and language reads well with none, one and two of each
 * thing that it counts. Found besides "0 points wait for you" and "Noch 1 Punkte": points added,
 * expiring, given as a present; vouchers, tasks, failed members and minutes of which there are none
 * ("1 task is waiting" of no task); "0 points" as the figure of a mail that misses somebody. The
 * sentences of pages are in {@code PageNumbersTest}.
 */
class MessageNumbersTest {

  private static final List<String> COUNTED =
      List.of(
          "points",
          "balance",
          "bonusPoints",
          "pointsToGo",
          "voucherCount",
          "years",
          "validMinutes",
          "taskCount",
          "membersTotal",
          "membersWaitingForPeople",
          "membersFailed",
          "pointsDistributed",
          "membersMovedUp");

  /** One thing called as if it were many, in either language. */
  private static final Pattern ONE_AS_MANY =
      Pattern.compile(
          "\\b(1|[Oo]ne|[Ee]in|[Ee]inen)( more)? "
              + "(points|vouchers|tasks|members|minutes|years|incidents|days"
              + "|Punkte|Gutscheine|Jahre|Jahren|Minuten)\\b"
              + "|\\b1 (more )?point (are|wait|expire)\\b|\\b1 Punkt (warten|verfallen|fehlen)\\b"
              + "|\\b1 (task|member) (are|wait)\\b");

  /** None of a thing as a number, which only a balance may be. */
  private static final Pattern NONE_AS_NUMBER =
      Pattern.compile(
          "(?<!Your balance is now |Ihr Stand ist jetzt )\\b0 (\\p{L}+ )?"
              + "(points?|vouchers?|tasks?|members?|minutes?|years?"
              + "|Punkte?|Gutscheine?|Jahren?|Minuten?)\\b");

  private static final Pattern MANY_AS_ONE =
      Pattern.compile(
          "\\b2 (more )?(point|voucher|task|member|minute|year|Punkt|Gutschein|Jahr|Minute)\\b"
              + "|\\b2 (points|vouchers|tasks|members) (is|waits|expires)\\b"
              + "|\\b2 (Punkte|Gutscheine) (wartet|verfällt|fehlt|läuft)\\b");

  private final MessageRenderer renderer =
      new MessageRenderer(
          MessageSamples.settings("Tierflow Rewards", URI.create("https://tasks.example"), null),
          voucherId -> Optional.of(CODE),
          MessageTemplates.released(ReleasedTierWords.INSTANCE));

  static Stream<Arguments> everyTemplateWithEachNumber() {
    return Arrays.stream(MessageKind.values())
        .flatMap(
            kind ->
                Arrays.stream(Channel.values())
                    .flatMap(
                        channel ->
                            Stream.of("en", "de")
                                .map(language -> Arguments.of(kind, channel, language))));
  }

  @ParameterizedTest
  @MethodSource("everyTemplateWithEachNumber")
  void noneOneAndTwoReadWell(MessageKind kind, Channel channel, String language) {
    if (!renderer.canWrite(kind, channel)) {
      return;
    }
    for (String number : COUNTED) {
      assertThat(read(kind, channel, language, number, "0"))
          .as("none of %s", number)
          .doesNotContainPattern(NONE_AS_NUMBER)
          .doesNotContain("{", "??");
      assertThat(read(kind, channel, language, number, "1"))
          .as("one of %s", number)
          .doesNotContainPattern(ONE_AS_MANY)
          .doesNotContain("{", "??");
      assertThat(read(kind, channel, language, number, "2"))
          .as("two of %s", number)
          .doesNotContainPattern(MANY_AS_ONE)
          .doesNotContain("{", "??");
    }
  }

  @Test
  void aMemberWithoutPointsReadsOfNoneThatWait() {
    String english = read(MessageKind.REACTIVATION, Channel.EMAIL, "en", "balance", "0");
    String german = read(MessageKind.REACTIVATION, Channel.EMAIL, "de", "balance", "0");

    assertThat(english)
        .contains("We miss you at Tierflow Rewards")
        .doesNotContain("oints are waiting");
    assertThat(english).contains("We are still here").doesNotContain("Your points are still");
    assertThat(german)
        .contains("Sie fehlen uns bei Tierflow Rewards")
        .doesNotContain("Punkte warten", "Ihre Punkte");
  }

  @Test
  void whoLacksOnePointReadsOfOne() {
    assertThat(read(MessageKind.TIER_PROGRESS, Channel.EMAIL, "de", "pointsToGo", "1"))
        .startsWith("Noch 1 Punkt, und Sie sind VIP\n");
    assertThat(read(MessageKind.TIER_PROGRESS, Channel.EMAIL, "en", "pointsToGo", "1"))
        .startsWith("1 more point and you are VIP\n");
  }

  @Test
  void manyAreGroupedAsTheLanguageHasIt() {
    assertThat(read(MessageKind.POINTS_ALERT, Channel.SMS, "de", "points", "1234567"))
        .contains("1.234.567 Punkte gutgeschrieben");
    assertThat(read(MessageKind.WELCOME, Channel.EMAIL, "en", "balance", "1234567"))
        .contains("Your points today: 1,234,567", ">1,234,567<");
  }

  private String read(
      MessageKind kind, Channel channel, String language, String number, String value) {
    NotificationContent content = StoredContents.with(kind, Map.of(number, value));
    RenderedMessage message =
        renderer.render(
            new Message(new NewMessage("k", "M-X", null, null, channel, TODAY, content), NOW),
            Recipient.sample(language));
    return Stream.of(message.subject(), message.text(), withoutTags(message.html()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  private static String withoutTags(String html) {
    return html == null
        ? null
        : html.replaceAll("(?s)<style>.*</style>", "").replaceAll(" style=\"[^\"]*\"", "");
  }
}
