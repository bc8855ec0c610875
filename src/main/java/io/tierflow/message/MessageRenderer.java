package io.tierflow.message;

import io.tierflow.reward.VoucherService;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes messages from the templates of {@code templates/message}: {@code <kind>.txt} for the text,
 * for e-mails {@code <kind>.subject.txt} and {@code <kind>.html} besides, and {@code
 * <kind>.dashboard.txt} for members' own page. What they say is in {@code texts.properties} beside
 * them, one file per language.
 */
@Component
class MessageRenderer {

  private static final String FOLDER = "templates/message/";
  private static final String TEXTS = FOLDER + "texts";
  private static final int CODE_CHARACTERS_SHOWN = 4;

  private final MessageSettings settings;
  private final Function<String, Optional<String>> voucherCodes;
  private final ITemplateEngine templates = templateEngine();

  @Autowired
  MessageRenderer(MessageSettings settings, VoucherService vouchers) {
    this(settings, vouchers::codeOf);
  }

  MessageRenderer(MessageSettings settings, Function<String, Optional<String>> voucherCodes) {
    this.settings = settings;
    this.voucherCodes = voucherCodes;
  }

  /**
   * Writes a message for its recipient.
   *
   * @param message what to tell
   * @param recipient whom
   * @return what the recipient reads
   */
  RenderedMessage render(Message message, Recipient recipient) {
    return render(message, recipient, MessageLinks.NONE);
  }

  /**
   * Writes a message for its recipient.
   *
   * @param message what to tell
   * @param recipient whom
   * @param links the links that the message brings
   * @return what the recipient reads
   */
  RenderedMessage render(Message message, Recipient recipient, MessageLinks links) {
    return render(message, recipient, links, UnaryOperator.identity());
  }

  /**
   * Writes a message for others than its recipient: a voucher's code, which whoever has it can
   * redeem, is covered up to its last characters, and its links are left out.
   *
   * @param message what to tell
   * @param recipient whom
   * @return what may be shown
   */
  RenderedMessage renderForStaff(Message message, Recipient recipient) {
    return render(message, recipient, MessageLinks.NONE, MessageRenderer::cover);
  }

  private RenderedMessage render(
      Message message, Recipient recipient, MessageLinks links, UnaryOperator<String> codeAs) {
    Locale language = languageOf(recipient);
    Context model = new Context(language);
    model.setVariable("programme", settings.programmeName());
    model.setVariable("tasklist", settings.tasklist());
    model.setVariable("pages", withoutTrailingSlash(settings.pages()));
    model.setVariable("format", new MessageFormats(language));
    model.setVariable("told", message.getParameters());
    model.setVariable("memberNumber", message.getMemberNumber());
    String name = recipient.name();
    model.setVariable("name", name == null ? null : printable(name));
    model.setVariable("voucherCode", voucherCode(message, codeAs));
    model.setVariable("link", links.oneTime());
    model.setVariable("unsubscribe", links.unsubscribe());
    model.setVariable("logo", settings.logo() == null ? null : "cid:" + MailWriter.LOGO);
    String template = message.getKind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (message.getChannel()) {
      case SMS -> new RenderedMessage(language, null, text(template + ".txt", model), null);
      case DASHBOARD ->
          new RenderedMessage(language, null, text(template + ".dashboard.txt", model), null);
      case EMAIL ->
          new RenderedMessage(
              language,
              text(template + ".subject.txt", model),
              text(template + ".txt", model),
              templates.process(template + ".html", model).strip());
    };
  }

  private String text(String template, Context model) {
    return tidy(templates.process(template, model));
  }

  private static String withoutTrailingSlash(URI address) {
    return address == null ? null : address.toString().replaceAll("/+$", "");
  }

  private String voucherCode(Message message, UnaryOperator<String> codeAs) {
    String voucherId = message.getParameters().get("voucherId");
    return voucherId == null ? null : voucherCodes.apply(voucherId).map(codeAs).orElse(null);
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

  /** The recipient's language if there are texts in it, else English. */
  private static Locale languageOf(Recipient recipient) {
    String language = Locale.forLanguageTag(recipient.language()).getLanguage();
    String texts = "/%s_%s.properties".formatted(TEXTS, language);
    return MessageRenderer.class.getResource(texts) == null
        ? Locale.ENGLISH
        : Locale.forLanguageTag(language);
  }

  /** Not a bean, so that the pages keep an engine of their own. */
  private static ITemplateEngine templateEngine() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasename(TEXTS);
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    texts.setAlwaysUseMessageFormat(true);
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateEngineMessageSource(texts);
    engine.addTemplateResolver(resolver("*.html", TemplateMode.HTML));
    engine.addTemplateResolver(resolver("*.txt", TemplateMode.TEXT));
    return engine;
  }

  private static ClassLoaderTemplateResolver resolver(String names, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix(FOLDER);
    resolver.setResolvablePatterns(Set.of(names));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
