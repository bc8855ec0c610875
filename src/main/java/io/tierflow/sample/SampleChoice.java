package io.tierflow.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Looks at the chosen sample programme before anything is opened, and gives each an embedded
 * database of its own, so that whoever tries one after the other loses none.
 */
class SampleChoice implements EnvironmentPostProcessor, Ordered {

  /** The setting: name of a folder below {@code sample}. */
  static final String PROPERTY = "tierflow.sample";

  /** Name of the embedded database's files, without what follows the dot. */
  static final String DATABASE = "tierflow.sample-database";

  private static final String TRANSLATIONS = "tierflow.term-translations";

  private static final String MEMBERS = "classpath*:sample/*/members.csv";

  /** The programme whose database has no name of its own. */
  private static final String DEFAULT = "retail";

  private static final String DEFAULT_DATABASE = "tierflow";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String chosen = environment.getProperty(PROPERTY, "").strip();
    if (!environment.acceptsProfiles(Profiles.of("sample"))) {
      requireNone(chosen);
      return;
    }
    List<String> accepted = programmes();
    if (!accepted.contains(chosen)) {
      throw UnusableSampleException.unknown(chosen, accepted);
    }
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "sampleProgramme",
                Map.of(DATABASE, database(chosen), TRANSLATIONS, translations(chosen))));
    environment.getPropertySources().addLast(settings(chosen));
  }

  /** What the programme sets unless somebody else does, such as its name in messages. */
  private static PropertySource<?> settings(String programme) {
    try {
      return new ResourcePropertySource(
          "sampleSettings",
          new EncodedResource(
              new ClassPathResource("sample/%s/settings.properties".formatted(programme)),
              StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Its own words come first, then those of the product's tables. */
  private static String translations(String programme) {
    return "classpath:sample/%s/terms,classpath:texts/terms".formatted(programme);
  }

  private static void requireNone(String chosen) {
    if (!chosen.isEmpty()) {
      throw UnusableSampleException.withoutProfile(chosen);
    }
  }

  private static String database(String programme) {
    return DEFAULT.equals(programme) ? DEFAULT_DATABASE : DEFAULT_DATABASE + "-" + programme;
  }

  /** The names of all sample programmes, in alphabetical order. */
  static List<String> programmes() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(MEMBERS))
          .map(SampleChoice::folder)
          .distinct()
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String folder(Resource members) {
    try {
      String[] path = members.getURL().getPath().split("/");
      return path[path.length - 2];
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** After the files that may set profiles and properties, before the database's files. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 2;
  }
}
