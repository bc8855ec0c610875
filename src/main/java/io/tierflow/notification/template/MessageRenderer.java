package io.tierflow.notification.template;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.channel.email.MailWriter;
import io.tierflow.notification.content.CampaignContent;
import io.tierflow.notification.content.MemberFigures.ExpiringVouchers;
import io.tierflow.notification.content.MessageFormats;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.MessageLinks;
import io.tierflow.notification.content.NotificationContent;
import io.tierflow.notification.content.NotificationContent.TierUpgrade;
import io.tierflow.notification.content.NotificationContent.UpgradeVoucher;
import io.tierflow.notification.content.RenderedMessage;
import io.tierflow.notification.content.RewardContent.RewardRedeemed;
import io.tierflow.notification.outbox.Message;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.Recipient;
import io.tierflow.reward.VoucherService;
import io.tierflow.web.brand.Brand;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

/**
 * Writes messages from their templates: for e-mails {@code <kind>.subject.txt}, {@code <kind>.txt}
 * and {@code <kind>.html}; for a channel of few words {@code <kind>.<channel>.txt}, else {@code
 * <kind>.short.txt}. What they say is in {@code texts.properties} beside them, one file per
 * language.
 */
@Component
public class MessageRenderer {

  /** The name by which templates read the content. */
  static final String CONTENT = "notification";

  /** The name by which templates read it before content had types: deprecated, kept for owners. */
  private static final String CONTENT_AS_TEXTS = "told";

  private static final int CODE_CHARACTERS_SHOWN = 4;

  private final MessageSettings settings;
  private final Function<String, Optional<String>> voucherCodes;
  private final MessageTemplates templates;
  private final Brand brand;

  @Autowired
  public MessageRenderer(
      MessageSettings settings,
      VoucherService vouchers,
      TemplateSettings templates,
      @Qualifier("tierWords") MessageSource tierWords,
      Brand brand) {
    this(settings, vouchers::codeOf, MessageTemplates.live(templates, tierWords), brand);
  }

  public MessageRenderer(
      MessageSettings settings,
      Function<String, Optional<String>> voucherCodes,
      MessageTemplates templates) {
    this(settings, voucherCodes, templates, Brand.NONE);
  }

  public MessageRenderer(
      MessageSettings settings,
      Function<String, Optional<String>> voucherCodes,
      MessageTemplates templates,
      Brand brand) {
    this.settings = settings;
    this.voucherCodes = voucherCodes;
    this.templates = templates;
    this.brand = brand;
  }

  /** The language that whoever prefers one is written to in. */
  public Locale languageFor(String preferred) {
    Locale spoken = Locale.forLanguageTag(Locale.forLanguageTag(preferred).getLanguage());
    return templates.speaks(spoken) ? spoken : Locale.ENGLISH;
  }

  /** The languages in which there are texts. */
  public List<Locale> languages() {
    return templates.languages();
  }

  /** Whether there is a template for a kind of message on a channel. */
  public boolean canWrite(MessageKind kind, Channel channel) {
    return templates.exists(
        channel == Channel.EMAIL ? name(kind) + ".subject.txt" : shortName(kind, channel));
  }

  /**
   * Writes a message for its recipient.
   *
   * @param message the message
   * @param recipient whom it goes to
   * @return what the recipient reads
   */
  public RenderedMessage render(Message message, Recipient recipient) {
    return render(message, recipient, MessageLinks.NONE);
  }

  /**
   * Writes a message for its recipient.
   *
   * @param message the message
   * @param recipient whom it goes to
   * @param links the links that the message brings
   * @return what the recipient reads
   */
  public RenderedMessage render(Message message, Recipient recipient, MessageLinks links) {
    return render(message, recipient, links, UnaryOperator.identity());
  }

  /**
   * Writes a message for others than its recipient: a voucher's code, which whoever has it can
   * redeem, is covered up to its last characters, and its links are left out.
   *
   * @param message the message
   * @param recipient whom it goes to
   * @return what may be shown
   */
  public RenderedMessage renderForStaff(Message message, Recipient recipient) {
    return render(message, recipient, MessageLinks.NONE, MessageRenderer::cover);
  }

  private RenderedMessage render(
      Message message, Recipient recipient, MessageLinks links, UnaryOperator<String> codeAs) {
    NotificationContent content = message.getContent();
    Locale language = languageFor(recipient.language());
    Context model = new Context(language);
    model.setVariable("programme", settings.programmeName());
    model.setVariable("tasklist", settings.tasklist());
    model.setVariable("pages", withoutTrailingSlash(settings.pages()));
    model.setVariable("memberPages", withoutTrailingSlash(settings.memberPages()));
    model.setVariable("survey", settings.survey());
    model.setVariable("format", new MessageFormats(language));
    model.setVariable(CONTENT, content);
    model.setVariable(CONTENT_AS_TEXTS, message.getParameters());
    model.setVariable("memberNumber", message.getMemberNumber());
    String name = recipient.name();
    model.setVariable("name", name == null ? null : printable(name));
    model.setVariable("voucherCode", voucherCode(content, codeAs));
    model.setVariable("link", links.oneTime());
    model.setVariable("unsubscribe", links.unsubscribe());
    model.setVariable("brand", brand);
    boolean logo = settings.logo() != null || brand.hasLogo();
    model.setVariable("logo", logo ? "cid:" + MailWriter.LOGO : null);
    if (message.getChannel() != Channel.EMAIL) {
      String template = shortName(message.getKind(), message.getChannel());
      return new RenderedMessage(language, title(message, model), text(template, model), null);
    }
    String template = name(message.getKind());
    return new RenderedMessage(
        language,
        text(template + ".subject.txt", model),
        text(template + ".txt", model),
        templates.process(template + ".html", model).strip());
  }

  private static String name(MessageKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A notification has the title of the e-mail; what comes by no e-mail, that of the programme. */
  private String title(Message message, Context model) {
    if (message.getChannel() != Channel.PUSH) {
      return null;
    }
    String subject = name(message.getKind()) + ".subject.txt";
    return templates.exists(subject) ? text(subject, model) : settings.programmeName();
  }

  /** What a channel says in few words, if it has no words of its own. */
  private String shortName(MessageKind kind, Channel channel) {
    String own = "%s.%s.txt".formatted(name(kind), channel.name().toLowerCase(Locale.ROOT));
    return templates.exists(own) ? own : name(kind) + ".short.txt";
  }

  private String text(String template, Context model) {
    return tidy(templates.process(template, model));
  }

  private static String withoutTrailingSlash(URI address) {
    return address == null ? null : address.toString().replaceAll("/+$", "");
  }

  private String voucherCode(NotificationContent content, UnaryOperator<String> codeAs) {
    return voucherId(content).flatMap(voucherCodes).map(codeAs).orElse(null);
  }

  private static Optional<String> voucherId(NotificationContent content) {
    if (content instanceof TierUpgrade upgrade) {
      return Optional.ofNullable(upgrade.voucher()).map(UpgradeVoucher::voucherId);
    }
    if (content instanceof RewardRedeemed redeemed) {
      return Optional.ofNullable(redeemed.voucher()).map(UpgradeVoucher::voucherId);
    }
    return content instanceof CampaignContent campaign
        ? Optional.ofNullable(campaign.member().expiringVouchers()).map(ExpiringVouchers::voucherId)
        : Optional.empty();
  }

  private static String cover(String code) {
    int covered = Math.max(0, code.length() - CODE_CHARACTERS_SHOWN);
    return "•".repeat(covered) + code.substring(covered);
  }

  /** Members' names come from outside: whatever could break a line or hide is one space. */
  private static String printable(String name) {
    return name.replaceAll("[\\p{C}\\s]+", " ").strip();
  }

  private static String tidy(String text) {
    return text.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
  }
}
