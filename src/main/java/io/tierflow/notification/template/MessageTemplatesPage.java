package io.tierflow.notification.template;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.sms.SmsText;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.MessageNames;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.web.NotFoundException;
import io.tierflow.web.StaffPage;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The pages on which staff see how messages read. */
@StaffPage(
    title = "Message templates",
    section = "message-templates",
    way = MessageTemplatesPage.TEMPLATES,
    wayName = "All templates")
@Hidden
class MessageTemplatesPage {

  static final String TEMPLATES = "/message-templates";
  private static final String TEMPLATE = TEMPLATES + "/{kind}/{channel}/{language}";

  /** A mail brings its styles with it, and nothing that acts. */
  private static final String POLICY_OF_MAIL =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none';"
          + " sandbox";

  private final MessagePreviews previews;
  private final MessageNames names;
  private final MessageSettings settings;

  MessageTemplatesPage(MessagePreviews previews, MessageNames names, MessageSettings settings) {
    this.previews = previews;
    this.names = names;
    this.settings = settings;
  }

  @GetMapping(TEMPLATES)
  String templates(Model model) {
    model.addAttribute("kinds", MessageKind.values());
    model.addAttribute("languages", previews.languages(false));
    model.addAttribute("draftLanguages", previews.languages(true));
    model.addAttribute("previews", new Offered(previews));
    model.addAttribute("names", names);
    return "message-templates";
  }

  @GetMapping(TEMPLATE)
  String template(
      @PathVariable MessageKind kind,
      @PathVariable Channel channel,
      @PathVariable String language,
      @RequestParam(defaultValue = "false") boolean draft,
      Model model) {
    model.addAttribute("names", names);
    model.addAttribute("kind", kind);
    model.addAttribute("channel", channel);
    model.addAttribute("language", language);
    model.addAttribute("draft", draft);
    RenderedMessage preview = previews.preview(kind, channel, language, draft);
    model.addAttribute("preview", preview);
    model.addAttribute("sms", channel == Channel.SMS ? SmsText.of(preview.text()) : null);
    model.addAttribute("mostSegments", settings.sms().mostSegments());
    return "message-template";
  }

  @GetMapping(path = TEMPLATE + "/mail", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  String mail(
      @PathVariable MessageKind kind,
      @PathVariable Channel channel,
      @PathVariable String language,
      @RequestParam(defaultValue = "false") boolean draft,
      HttpServletResponse response) {
    RenderedMessage mail = previews.preview(kind, channel, language, draft);
    if (mail.html() == null) {
      throw new NotFoundException("A message on channel %s is not a page.".formatted(channel));
    }
    response.setHeader("Content-Security-Policy", POLICY_OF_MAIL);
    return mail.html();
  }

  /**
   * The channels of each kind, for the list.
   *
   * @param previews where they are known
   */
  record Offered(MessagePreviews previews) {

    public Iterable<Channel> channels(MessageKind kind) {
      return previews.channels(kind);
    }
  }
}
