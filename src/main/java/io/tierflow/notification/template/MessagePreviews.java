package io.tierflow.notification.template;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.policy.VocabularySource;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.brand.Brand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.thymeleaf.exceptions.TemplateEngineException;

/** Shows staff how messages read, with a sample member's figures, as they are and as drafted. */
@Service
public class MessagePreviews {

  private static final String SAMPLE_MEMBER = "M-0001";
  private static final String SAMPLE_CODE = "SAMP-LECO-DE00-0000";

  private final MessageRenderer live;
  private final MessageRenderer drafts;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings programme;
  private final VocabularySource vocabulary;

  MessagePreviews(
      MessageSettings settings,
      TemplateSettings templates,
      @Qualifier("tierWords") MessageSource tierWords,
      ProgrammeCalendar calendar,
      ProgrammeSettings programme,
      VocabularySource vocabulary,
      Brand brand) {
    this.live = renderer(settings, MessageTemplates.live(templates, tierWords), brand);
    this.drafts = renderer(settings, MessageTemplates.drafts(templates, tierWords), brand);
    this.calendar = calendar;
    this.programme = programme;
    this.vocabulary = vocabulary;
  }

  private static MessageRenderer renderer(
      MessageSettings settings, MessageTemplates templates, Brand brand) {
    return new MessageRenderer(settings, voucherId -> Optional.of(SAMPLE_CODE), templates, brand);
  }

  /**
   * The languages in which there are texts.
   *
   * @param draft whether those count that are drafted
   */
  List<String> languages(boolean draft) {
    return renderer(draft).languages().stream().map(Locale::getLanguage).toList();
  }

  private MessageRenderer renderer(boolean draft) {
    return draft ? drafts : live;
  }

  /**
   * The channels for which there is a template.
   *
   * @param kind the occasion
   */
  List<Channel> channels(MessageKind kind) {
    return Arrays.stream(Channel.values())
        .filter(channel -> drafts.canWrite(kind, channel))
        .toList();
  }

  /**
   * Writes a message for a sample member.
   *
   * @param kind the occasion
   * @param channel the way it takes
   * @param language ISO 639 language
   * @param draft whether drafts go before what is live
   * @return what the member would read
   * @throws NotFoundException if there is no template for it
   */
  RenderedMessage preview(MessageKind kind, Channel channel, String language, boolean draft) {
    if (!languages(draft).contains(language) || !channels(kind).contains(channel)) {
      throw new NotFoundException(
          "There is no template of %s for %s in language %s.".formatted(kind, channel, language));
    }
    NewMessage sample =
        new NewMessage(
            "sample",
            SAMPLE_MEMBER,
            null,
            null,
            channel,
            calendar.today(),
            new SampleContents(
                    calendar.today(), programme.currency().getCurrencyCode(), vocabulary.ladder())
                .of(kind));
    try {
      return renderer(draft)
          .render(new Message(sample, calendar.now()), Recipient.sample(language));
    } catch (TemplateEngineException unwritable) {
      return new RenderedMessage(Locale.ENGLISH, null, TemplateFailure.describe(unwritable), null);
    }
  }
}
