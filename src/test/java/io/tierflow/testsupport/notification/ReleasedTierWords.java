package io.tierflow.testsupport.notification;

import io.tierflow.testsupport.deployment.PolicyTable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.context.support.AbstractMessageSource;

/** What the released table calls its tiers, without any engine. */
public final class ReleasedTierWords extends AbstractMessageSource {

  /** Keeps nothing but the released files. */
  public static final ReleasedTierWords INSTANCE = new ReleasedTierWords();

  private final PolicyTable table = PolicyTable.of("tier-terms");

  private ReleasedTierWords() {}

  @Override
  protected String resolveCodeWithoutArguments(String code, Locale locale) {
    if (!code.startsWith("tier.")) {
      return null;
    }
    boolean color = code.startsWith("tier.color.");
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("tier", code.substring(code.lastIndexOf('.') + 1));
    inputs.put("accountType", "INDIVIDUAL");
    inputs.put("agreement", null);
    Map<String, Object> terms = table.outputs(inputs);
    return color
        ? terms.get("color").toString()
        : translated(terms.get("label").toString(), locale.getLanguage());
  }

  @Override
  protected MessageFormat resolveCode(String code, Locale locale) {
    String words = resolveCodeWithoutArguments(code, locale);
    return words == null ? null : new MessageFormat(words, locale);
  }

  private static String translated(String words, String language) {
    Path file = Path.of("src/main/resources/texts/terms_%s.properties".formatted(language));
    if (!Files.exists(file)) {
      return words;
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties translations = new Properties();
      translations.load(reader);
      return translations.getProperty(words, words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
