package io.tierflow.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.tier.TierChangeKind;
import io.tierflow.tier.TierCriterion;
import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** What members' pages say, in each language. */
class PortalTextsTest {

  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  @BeforeEach
  void readTexts() {
    texts.setBasename("texts/portal");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    texts.setAlwaysUseMessageFormat(true);
  }

  @Test
  void everyTextIsThereInGermanToo() throws IOException {
    Properties german = read("texts/portal_de.properties");

    assertThat(german.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(read("texts/portal.properties").stringPropertyNames());
    assertThat(german.getProperty("language")).isEqualTo("de");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyTextCanBeWritten(String language) throws IOException {
    Object[] numbers = {2, 2, 2, 2};

    assertThat(read("texts/portal.properties").stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(texts.getMessage(key, numbers, Locale.forLanguageTag(language)))
                    .isNotBlank()
                    .doesNotContain("{", "''"));
  }

  @Test
  void everyKindOfChangeAndEveryFigureHasWords() throws IOException {
    assertThat(read("texts/portal.properties").stringPropertyNames())
        .containsAll(Stream.of(TierChangeKind.values()).map(kind -> "change.kind." + kind).toList())
        .containsAll(Stream.of(TierCriterion.values()).map(figure -> "goal." + figure).toList());
  }

  private static Properties read(String file) throws IOException {
    return PropertiesLoaderUtils.loadProperties(
        new EncodedResource(new ClassPathResource(file), "UTF-8"));
  }
}
