package io.tierflow.notification.content;

import io.tierflow.notification.outbox.Message;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.exceptions.TemplateEngineException;

/**
 * What a message says.
 *
 * @param language the language it is written in
 * @param subject one line, the title of a notification; null on a channel without subjects
 * @param text plain text
 * @param html the same as an HTML page, or null on a channel without
 */
public record RenderedMessage(Locale language, String subject, String text, String html) {

  private static final Logger LOG = LoggerFactory.getLogger(RenderedMessage.class);
  private static final RenderedMessage UNWRITABLE = new RenderedMessage(null, null, null, null);

  /** What a message says in a list: one that can't be written must not hide the others. */
  public static RenderedMessage orNothing(Message message, Supplier<RenderedMessage> writing) {
    try {
      return writing.get();
    } catch (TemplateEngineException | UnreadableContentException unwritable) {
      LOG.warn("Message {} can't be rendered.", message.getMessageId());
      return UNWRITABLE;
    }
  }
}
