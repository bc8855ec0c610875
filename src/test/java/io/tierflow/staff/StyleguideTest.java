package io.tierflow.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The style guide shows what there is, and pages use what it shows. */
class StyleguideTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path TEMPLATES = RESOURCES.resolve("templates");
  private static final Path COMPONENTS = TEMPLATES.resolve("component");
  private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"([a-z]+)\\(");
  private static final Pattern TOKEN = Pattern.compile("(?m)^  (--[a-z0-9-]+):");
  private static final Pattern USE = Pattern.compile("var\\((--[a-z0-9-]+)\\)");

  @Test
  void everyComponentStandsInTheStyleGuide() throws IOException {
    String guide = Files.readString(TEMPLATES.resolve("styleguide.html"));

    for (Path component : files(COMPONENTS)) {
      String name = component.getFileName().toString().replace(".html", "");
      for (String fragment : all(FRAGMENT, Files.readString(component))) {
        assertThat(guide).contains("~{component/%s :: %s(".formatted(name, fragment));
      }
    }
  }

  @Test
  void thePropertiesOfTheLookAreDeclaredAndUsed() throws IOException {
    String css = Files.readString(RESOURCES.resolve("static/tierflow.css"));

    Set<String> declared = all(TOKEN, css);
    assertThat(declared.removeIf(name -> name.startsWith("--plot-"))).isTrue();
    assertThat(all(USE, css)).isEqualTo(declared);
    // Plots are drawn by a script, which asks for the colors of their series one by one.
    assertThat(Files.readString(RESOURCES.resolve("static/plots.js"))).contains("`--plot-${");
  }

  @Test
  void noPageBringsAStyleOfItsOwn() throws IOException {
    for (Path page : files(TEMPLATES)) {
      // Mails can't load a file.
      if (!page.startsWith(TEMPLATES.resolve("message"))) {
        assertThat(Files.readString(page))
            .as(page.toString())
            .doesNotContain("<style", "style=", "<b>");
      }
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".html")).toList();
    }
  }
}
