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
import io.tierflow.web.NotFoundException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.thymeleaf.exceptions.TemplateEngineException;

/** Shows staff how messages read, with a sample member's figures, as they are and as drafted. */
@Service
public class MessagePreviews {

  /** Languages that there are texts in. */
  static final List<String> LANGUAGES = List.of("en", "de");

  private static final String SAMPLE_MEMBER = "M-0001";
  private static final String SAMPLE_CODE = "SAMP-LECO-DE00-0000";

  private final MessageRenderer live;
  private final MessageRenderer drafts;
  private final ProgrammeCalendar calendar;
  private final ProgrammeSettings programme;

  MessagePreviews(
      MessageSettings settings,
      TemplateSettings templates,
      ProgrammeCalendar calendar,
      ProgrammeSettings programme) {
    this.live = renderer(settings, MessageTemplates.live(templates));
    this.drafts = renderer(settings, MessageTemplates.drafts(templates));
    this.calendar = calendar;
    this.programme = programme;
  }

  private static MessageRenderer renderer(MessageSettings settings, MessageTemplates templates) {
    return new MessageRenderer(settings, voucherId -> Optional.of(SAMPLE_CODE), templates);
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
    if (!LANGUAGES.contains(language) || !channels(kind).contains(channel)) {
      throw new NotFoundException(
          "There is no template of %s for %s in language %s.".formatted(kind, channel, language));
    }
    NewMessage sample =
        new NewMessage(
            "sample",
            SAMPLE_MEMBER,
            null,
            null,
            kind,
            channel,
            calendar.today(),
            parameters(calendar.today()));
    try {
      return (draft ? drafts : live)
          .render(new Message(sample, calendar.now()), Recipient.sample(language));
    } catch (TemplateEngineException unwritable) {
      return new RenderedMessage(Locale.ENGLISH, null, reason(unwritable), null);
    }
  }

  /** The innermost cause names the place; templates hold nothing personal. */
  private static String reason(Throwable unwritable) {
    Throwable cause = unwritable;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return "The template can't be rendered: %s; %s"
        .formatted(unwritable.getMessage(), cause.getMessage());
  }

  private Map<String, String> parameters(LocalDate today) {
    Map<String, String> sample = new HashMap<>();
    sample.put("tier", "GOLD");
    sample.put("fromTier", "SILVER");
    sample.put("nextTier", "VIP");
    sample.put("pointsToGo", "120");
    sample.put("points", "1250");
    sample.put("balance", "3400");
    sample.put("bonusPoints", "50");
    sample.put("years", "5");
    sample.put("lastActivityOn", today.minusDays(100).toString());
    sample.put("pointsExpireOn", today.plusDays(30).toString());
    sample.put("voucherId", "sample");
    sample.put("voucherCount", "1");
    sample.put("voucherAmount", "25.00");
    sample.put("voucherExpiresOn", today.plusDays(14).toString());
    sample.put("currency", programme.currency().getCurrencyCode());
    sample.put("validMinutes", "15");
    sample.put("taskName", "Assign Loyalty Manager Review");
    sample.put("taskCount", "2");
    sample.put("waitingSince", today.minusDays(3).toString());
    sample.putAll(figuresOfAMonth(today));
    return sample;
  }

  private static Map<String, String> figuresOfAMonth(LocalDate today) {
    String month = today.toString().substring(0, 7);
    Map<String, String> figures = new HashMap<>();
    figures.put("runId", month);
    figures.put("month", month);
    figures.put("membersTotal", "23570");
    figures.put("membersWaitingForPeople", "12");
    figures.put("membersFailed", "0");
    figures.put("pointsDistributed", "148213");
    figures.put("membersMovedUp", "215");
    figures.put("reviewsOpen", "9");
    figures.put("netSpend", "1482310.50");
    figures.put("uplift", "470.00");
    figures.put("margin", "0.300000");
    figures.put("cost", "65.64");
    figures.put("roi", "1.148080");
    return figures;
  }
}
