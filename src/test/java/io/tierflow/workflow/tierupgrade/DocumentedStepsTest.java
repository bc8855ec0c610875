package io.tierflow.workflow.tierupgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of steps in docs/tier-upgrade.md. */
class DocumentedStepsTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| \\d+ \\| ([^|]+) \\| `(\\w+)` \\| ([^|]+) \\|");
  private static final Pattern SERVICE = Pattern.compile("`([a-z.]+\\.[A-Z]\\w+)`");
  private static final Path CODE = Path.of("src/main/java/io/tierflow");

  @Test
  void theStepsAreThoseOfTheFlowInTheirOrder() throws IOException {
    assertThat(rows()).extracting(row -> row.group(2)).isEqualTo(TierUpgradeFlow.STEPS);
  }

  @Test
  void eachLabelWithoutSpacesIsTheClass() throws IOException {
    assertThat(rows())
        .allSatisfy(row -> assertThat(row.group(1).replace(" ", "")).isEqualTo(row.group(2)))
        .allSatisfy(row -> assertThat(file("workflow.tierupgrade.step." + row.group(2))).exists());
  }

  @Test
  void eachServiceIsThere() throws IOException {
    List<String> services =
        rows().stream()
            .flatMap(row -> SERVICE.matcher(row.group(3)).results())
            .map(service -> service.group(1))
            .toList();

    assertThat(services)
        .hasSizeGreaterThan(10)
        .allSatisfy(service -> assertThat(file(service)).exists());
  }

  private static List<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("docs/tier-upgrade.md"))).results().toList();
  }

  private static Path file(String name) {
    return CODE.resolve(name.replace('.', '/') + ".java");
  }
}
