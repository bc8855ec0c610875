package io.tierflow.notification.template;

import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * The templates of messages and what they say. Those that Tierflow brings are in {@code
 * templates/message}; a file of the same name in a directory of the programme's goes before it, and
 * is read again when it changes.
 */
public final class MessageTemplates {

  private static final String RELEASED = "templates/message/";
  private static final String TEXTS = "texts";
  private static final String DRAFTS = "draft";
  private static final int SECONDS_KEPT = 5;

  /** Which of them Tierflow brings, which is asked for each message and stays as it is. */
  private static final Map<String, Boolean> BROUGHT = new ConcurrentHashMap<>();

  private final List<Path> directories;
  private final MessageSource tierWords;
  private final ITemplateEngine engine;

  private MessageTemplates(List<Path> directories, MessageSource tierWords) {
    this.directories = directories;
    this.tierWords = tierWords;
    this.engine = engine();
  }

  /** Those that go out. */
  public static MessageTemplates live(TemplateSettings settings, MessageSource tierWords) {
    return new MessageTemplates(Stream.ofNullable(settings.directory()).toList(), tierWords);
  }

  /** Those that would go out if the drafts were live. */
  public static MessageTemplates drafts(TemplateSettings settings, MessageSource tierWords) {
    return new MessageTemplates(
        Stream.ofNullable(settings.directory())
            .flatMap(directory -> Stream.of(directory.resolve(DRAFTS), directory))
            .toList(),
        tierWords);
  }

  /** Those that Tierflow brings, alone. */
  public static MessageTemplates released(MessageSource tierWords) {
    return new MessageTemplates(List.of(), tierWords);
  }

  /**
   * Whether there is a template.
   *
   * @param name its file name
   */
  boolean exists(String name) {
    return directories.stream().anyMatch(directory -> Files.isRegularFile(directory.resolve(name)))
        || BROUGHT.computeIfAbsent(name, MessageTemplates::isBrought);
  }

  private static boolean isBrought(String name) {
    return MessageTemplates.class.getResource("/" + RELEASED + name) != null;
  }

  /** Whether there are texts in a language. */
  boolean speaks(Locale language) {
    return language.equals(Locale.ENGLISH)
        || exists("%s_%s.properties".formatted(TEXTS, language.getLanguage()));
  }

  /** The languages in which there are texts, in the order of their codes. */
  List<Locale> languages() {
    return Arrays.stream(Locale.getISOLanguages())
        .map(Locale::forLanguageTag)
        .filter(this::speaks)
        .toList();
  }

  /**
   * Writes a template, in the version of its language if there is one, such as {@code
   * birthday_de.html}.
   *
   * @param name its file name
   * @param model what it writes
   */
  String process(String name, Context model) {
    String ofLanguage = name.replaceFirst("\\.", "_%s.".formatted(model.getLocale().getLanguage()));
    return engine.process(exists(ofLanguage) ? ofLanguage : name, model);
  }

  /** Not a bean, so that the pages keep an engine of their own. */
  private ITemplateEngine engine() {
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateEngineMessageSource(texts());
    for (Path directory : directories) {
      templates.addTemplateResolver(ofProgramme(directory, "*.html", TemplateMode.HTML));
      templates.addTemplateResolver(ofProgramme(directory, "*.txt", TemplateMode.TEXT));
    }
    templates.addTemplateResolver(released("*.html", TemplateMode.HTML));
    templates.addTemplateResolver(released("*.txt", TemplateMode.TEXT));
    return templates;
  }

  private ReloadableResourceBundleMessageSource texts() {
    ReloadableResourceBundleMessageSource texts = new ReloadableResourceBundleMessageSource();
    List<String> names = new ArrayList<>();
    directories.forEach(directory -> names.add(address(directory) + TEXTS));
    names.add("classpath:" + RELEASED + TEXTS);
    texts.setBasenames(names.toArray(String[]::new));
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    texts.setParentMessageSource(tierWords);
    texts.setAlwaysUseMessageFormat(true);
    texts.setCacheSeconds(directories.isEmpty() ? -1 : SECONDS_KEPT);
    return texts;
  }

  private static String address(Path directory) {
    try {
      String address = directory.toAbsolutePath().toUri().toURL().toString();
      return address.endsWith("/") ? address : address + "/";
    } catch (MalformedURLException notAPlace) {
      throw new IllegalArgumentException("No directory: " + directory, notAPlace);
    }
  }

  private static FileTemplateResolver ofProgramme(Path directory, String names, TemplateMode mode) {
    FileTemplateResolver resolver = new FileTemplateResolver();
    resolver.setPrefix(directory.toAbsolutePath() + "/");
    resolver.setCheckExistence(true);
    resolver.setCacheTTLMs(SECONDS_KEPT * 1_000L);
    return of(resolver, names, mode);
  }

  private static ClassLoaderTemplateResolver released(String names, TemplateMode mode) {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix(RELEASED);
    return of(resolver, names, mode);
  }

  private static <T extends AbstractConfigurableTemplateResolver> T of(
      T resolver, String names, TemplateMode mode) {
    resolver.setResolvablePatterns(Set.of(names));
    resolver.setTemplateMode(mode);
    resolver.setCharacterEncoding("UTF-8");
    return resolver;
  }
}
