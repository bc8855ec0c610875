package io.tierflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.Options;

/**
 * docs/architecture/modules.puml draws the modules as they are. {@code mvn test
 * -Dtest=ModulesDocumentTest -Dtierflow.docs.write=true} draws it anew.
 */
class ModulesDocumentTest {

  private static final Path DOCUMENT = Path.of("docs/architecture/modules.puml");

  /** The name that the documenter gives it. */
  private static final String DRAWN = "components.puml";

  private static final Pattern ELEMENT = Pattern.compile(" *(Component|Rel)\\(");

  @TempDir private Path drawn;

  @Test
  void theDiagramShowsTheModulesAndWhatTheyDependOn() throws IOException {
    new Documenter(
            ApplicationModules.of(TierflowApplication.class),
            Options.defaults().withOutputFolder(drawn.toString()))
        .writeModulesAsPlantUml();
    String diagram = ordered(drawn.resolve(DRAWN));
    if (Boolean.getBoolean("tierflow.docs.write")) {
      Files.writeString(DOCUMENT, diagram);
    }

    assertThat(ordered(DOCUMENT)).isEqualTo(diagram);
  }

  /** The documenter draws modules and relations in an order by chance: each stands sorted here. */
  private static String ordered(Path diagram) throws IOException {
    List<String> ordered = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (String line : Files.readAllLines(diagram)) {
      if (!alike.isEmpty() && !element(line).equals(element(alike.get(0)))) {
        alike.stream().sorted().forEach(ordered::add);
        alike.clear();
      }
      alike.add(line);
    }
    alike.stream().sorted().forEach(ordered::add);
    return String.join("\n", ordered) + "\n";
  }

  /** What a line draws, such as a relation; each other line is alone. */
  private static String element(String line) {
    Matcher element = ELEMENT.matcher(line);
    return element.lookingAt() ? element.group() : line;
  }
}
