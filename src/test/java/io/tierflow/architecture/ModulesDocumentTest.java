package io.tierflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @TempDir private Path drawn;

  @Test
  void theDiagramShowsTheModulesAndWhatTheyDependOn() throws IOException {
    new Documenter(
            ApplicationModules.of(TierflowApplication.class),
            Options.defaults().withOutputFolder(drawn.toString()))
        .writeModulesAsPlantUml();
    if (Boolean.getBoolean("tierflow.docs.write")) {
      Files.copy(drawn.resolve(DRAWN), DOCUMENT, StandardCopyOption.REPLACE_EXISTING);
    }

    assertThat(relations(DOCUMENT)).isEqualTo(relations(drawn.resolve(DRAWN)));
  }

  /** The order of lines is by chance. */
  private static String relations(Path diagram) throws IOException {
    try (Stream<String> lines = Files.lines(diagram)) {
      return lines.sorted().collect(Collectors.joining("\n"));
    }
  }
}
