package io.tierflow.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import io.tierflow.testsupport.notification.MessageSamples;
import io.tierflow.testsupport.notification.ReleasedTierWords;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.brand.Brand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff see of templates and drafts. */
class MessagePreviewsTest {

  @TempDir Path directory;

  private Path drafts;

  @BeforeEach
  void directoryOfDrafts() throws IOException {
    drafts = Files.createDirectory(directory.resolve("draft"));
  }

  @ParameterizedTest
  @EnumSource(MessageKind.class)
  void everyKindHasAPreviewOnEachOfItsChannelsAndLanguages(MessageKind kind) {
    MessagePreviews previews = previews();

    assertThat(previews.channels(kind)).isNotEmpty();
    for (Channel channel : previews.channels(kind)) {
      for (String language : previews.languages(true)) {
        assertThat(previews.preview(kind, channel, language, true).text())
            .as("%s by %s in %s", kind, channel, language)
            .isNotBlank()
            .doesNotContain("rendered", "doesn't have", "??");
      }
    }
  }

  @Test
  void aDraftThatReadsWhatTheMessageDoesNotHaveSaysSoInOneSentence() throws IOException {
    Files.writeString(
        drafts.resolve("birthday.txt"), "Hello,\n\n[(${notification.favouriteColour})] is yours.");

    RenderedMessage draft = previews().preview(MessageKind.BIRTHDAY, Channel.EMAIL, "en", true);
    RenderedMessage live = previews().preview(MessageKind.BIRTHDAY, Channel.EMAIL, "en", false);

    assertThat(draft.text())
        .isEqualTo(
            "birthday.txt, line 3, reads 'favouriteColour', which this message doesn't have.");
    assertThat(draft.html()).isNull();
    assertThat(live.text()).contains("All the best");
  }

  @Test
  void aDraftWithAnotherErrorSaysWhere() throws IOException {
    Files.writeString(drafts.resolve("birthday.txt"), "[(${format.nothing(1)})]");

    assertThat(previews().preview(MessageKind.BIRTHDAY, Channel.EMAIL, "en", true).text())
        .startsWith("The template can't be rendered: ")
        .contains("birthday.txt", "format.nothing");
  }

  @Test
  void theLanguagesAreThoseThatHaveTexts() throws IOException {
    assertThat(previews().languages(true)).containsExactly("de", "en");

    Files.writeString(drafts.resolve("texts_fr.properties"), "welcome.subject=Bienvenue {0}\n");

    assertThat(previews().languages(true)).containsExactly("de", "en", "fr");
    assertThat(previews().languages(false)).containsExactly("de", "en");
    assertThat(previews().preview(MessageKind.WELCOME, Channel.EMAIL, "fr", true).subject())
        .isEqualTo("Bienvenue Tierflow Rewards");
    assertThatThrownBy(() -> previews().preview(MessageKind.WELCOME, Channel.EMAIL, "fr", false))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("in language fr");
  }

  private MessagePreviews previews() {
    ProgrammeSettings programme =
        new ProgrammeSettings(
            Currency.getInstance("USD"), ZoneOffset.UTC, null, null, null, null, null, null);
    return new MessagePreviews(
        MessageSamples.settings(),
        new TemplateSettings(directory),
        ReleasedTierWords.INSTANCE,
        new ProgrammeCalendar(Clock.fixed(MessageSamples.NOW, ZoneOffset.UTC), programme),
        programme,
        new ReleasedVocabulary(),
        Brand.NONE);
  }
}
