package io.tierflow.sample.mailbox;

import io.swagger.v3.oas.annotations.Hidden;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.content.MessageNames;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.web.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The pages on which a visitor of the sample reads what its members were sent. */
@Controller
@Hidden
@Profile("sample")
class MailboxPages {

  private static final String MAILBOX = "/mailbox";
  private static final String POLICY = "Content-Security-Policy";

  /** A mail brings its styles with it. Its links open in a window of their own, nothing else. */
  private static final String POLICY_OF_MAIL =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
          + " sandbox allow-popups allow-popups-to-escape-sandbox";

  private static final String HEAD = "<head>";

  private final SampleMailbox mailbox;
  private final MessageChannels channels;
  private final MessageSettings messages;
  private final MessageNames names;
  private final DateTimeFormatter moments;
  private final ZoneId zone;

  MailboxPages(
      SampleMailbox mailbox,
      MessageChannels channels,
      MessageSettings messages,
      MessageNames names,
      ProgrammeSettings settings) {
    this.mailbox = mailbox;
    this.channels = channels;
    this.messages = messages;
    this.names = names;
    this.zone = settings.zone();
    this.moments = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
  }

  @ModelAttribute("programme")
  String programme() {
    return messages.programmeName();
  }

  @GetMapping(MAILBOX)
  String list(@RequestParam(defaultValue = "") String member, Model model) {
    model.addAttribute("messages", mailbox.messages(member).stream().map(this::view).toList());
    model.addAttribute("counts", mailbox.counts());
    model.addAttribute("member", member);
    model.addAttribute("capacity", SampleMailbox.CAPACITY);
    model.addAttribute("elsewhere", elsewhere());
    model.addAttribute("quietHours", messages.quietHours());
    model.addAttribute("zone", zone);
    return "sample/mailbox";
  }

  @GetMapping(MAILBOX + "/{messageId}")
  String message(@PathVariable String messageId, Model model, HttpServletResponse response) {
    model.addAttribute("message", view(require(messageId)));
    response.setHeader(POLICY, response.getHeader(POLICY) + "; frame-src 'self'");
    return "sample/message";
  }

  @GetMapping(path = MAILBOX + "/{messageId}/mail", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  String mail(@PathVariable String messageId, HttpServletResponse response) {
    String html = require(messageId).content().html();
    if (html == null) {
      throw new NotFoundException("A text message is not a page.");
    }
    response.setHeader(POLICY, POLICY_OF_MAIL);
    response.setHeader("X-Frame-Options", "SAMEORIGIN");
    return html.replaceFirst(HEAD, HEAD + "<base target=\"_blank\">");
  }

  private KeptMessage require(String messageId) {
    return mailbox
        .find(messageId)
        .orElseThrow(
            () ->
                new NotFoundException(
                    "There is no such message in the mailbox: it keeps the newest %d until Tierflow stops."
                        .formatted(SampleMailbox.CAPACITY)));
  }

  /** The channels whose messages go to a server, each with where that is. */
  private List<String> elsewhere() {
    return List.of(Channel.EMAIL, Channel.SMS).stream()
        .map(channels::get)
        .filter(channel -> !channel.isSubstitute())
        .map(channel -> channel.description())
        .toList();
  }

  private MailboxMessage view(KeptMessage kept) {
    return new MailboxMessage(
        kept.messageId(),
        kept.memberNumber(),
        kept.address(),
        names.channel(kept.channel()),
        kept.title(),
        kept.keptAt(),
        moments.format(kept.keptAt().atZone(zone)),
        kept.content().language().toLanguageTag(),
        kept.content().text(),
        kept.content().html() != null);
  }

  /**
   * A message as the pages show it.
   *
   * @param messageId its id
   * @param memberNumber whom it is for
   * @param address e-mail address or phone number
   * @param channel the way, in words
   * @param title subject, or the text's beginning
   * @param keptAt when it arrived
   * @param time the same in words
   * @param language the language it is written in
   * @param text plain text
   * @param mail whether it is a page as well
   */
  record MailboxMessage(
      String messageId,
      String memberNumber,
      String address,
      String channel,
      String title,
      Instant keptAt,
      String time,
      String language,
      String text,
      boolean mail) {}
}
