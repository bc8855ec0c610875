package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read in the tables of the sample programmes. */
class SampleTablesTest {

  private static final int REASON_LENGTH = 500;

  private static final String LABEL = "-label";

  private static final String BENEFITS = "-benefits";

  private static final String TITLE = "-title";

  private static final String PROMOTION = "-name";

  /** Tables whose reasons members find on their pages. */
  private static final Set<String> TOLD =
      Set.of(
          "points-earning.dmn",
          "earning-promotions.dmn",
          "tier-eligibility.dmn",
          "tier-retention.dmn",
          "tier-terms.dmn",
          "milestones.dmn",
          "reward-selection.dmn",
          "communication.dmn");

  static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("sample"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
  }

  static List<Path> terms() throws IOException {
    return tables().stream().filter(file -> file.endsWith("tier-terms.dmn")).toList();
  }

  static List<Path> catalogs() throws IOException {
    return tables().stream().filter(file -> file.endsWith("reward-catalog.dmn")).toList();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aFileIsNamedLikeTheOneTableInItWhichIsExplained(Path file) {
    assertThat(read(file).getModelElementsByType(Decision.class))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(file.getFileName()).hasToString(decision.getId() + ".dmn");
              assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
              assertThat(decision.getDescription().getTextContent()).endsWith(".");
            });
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyRowHasASpeakingIdAndAReasonFitToBeShown(Path file) {
    assertThat(read(file).getModelElementsByType(Rule.class))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.getId()).matches("[a-z]+(-[a-z]+)*");
              assertThat(rule.getDescription().getTextContent())
                  .endsWith(".")
                  .hasSizeBetween(5, REASON_LENGTH);
            });
  }

  @ParameterizedTest
  @MethodSource("terms")
  void everyBenefitIsSaidInGermanToo(Path file) throws IOException {
    assertThat(cells(file, BENEFITS).flatMap(cell -> Arrays.stream(cell.split("\\\\n"))))
        .isNotEmpty()
        .isSubsetOf(german(file));
  }

  @ParameterizedTest
  @MethodSource("catalogs")
  void everyRewardHasATitleInGermanToo(Path file) throws IOException {
    assertThat(cells(file, TITLE)).isNotEmpty().doesNotHaveDuplicates().isSubsetOf(german(file));
  }

  static List<Path> told() throws IOException {
    try (Stream<Path> product = Files.list(Path.of("dmn"))) {
      return Stream.concat(product.sorted(), tables().stream())
          .filter(file -> TOLD.contains(file.getFileName().toString()))
          .toList();
    }
  }

  /** Every row whose reason members can read: one that books, changes a tier or gives something. */
  @ParameterizedTest
  @MethodSource("told")
  void everyReasonThatMembersReadIsSaidInGermanToo(Path file) throws IOException {
    assertThat(
            read(file).getModelElementsByType(Rule.class).stream()
                .filter(rule -> isTold(file, rule)))
        .extracting(rule -> rule.getDescription().getTextContent())
        .isSubsetOf(german(file));
    assertThat(cells(file, PROMOTION)).isSubsetOf(german(file));
  }

  /** A message without a bonus books nothing. */
  private static boolean isTold(Path file, Rule rule) {
    return !file.endsWith("communication.dmn")
        || rule.getOutputEntries().stream()
            .anyMatch(
                cell ->
                    cell.getId().endsWith("-bonusPoints")
                        && !cell.getText().getTextContent().isBlank());
  }

  @ParameterizedTest
  @MethodSource("terms")
  void everyTierHasAName(Path file) {
    assertThat(cells(file, LABEL)).hasSizeGreaterThan(2).doesNotHaveDuplicates();
  }

  private static Stream<String> cells(Path file, String column) {
    return read(file).getModelElementsByType(Rule.class).stream()
        .flatMap(rule -> rule.getOutputEntries().stream())
        .filter(cell -> cell.getId().endsWith(column))
        .map(cell -> cell.getText().getTextContent().strip())
        .map(text -> text.substring(1, text.length() - 1));
  }

  /** The words of the product's tables, and those of the programme that a table belongs to. */
  private static Set<String> german(Path table) throws IOException {
    Properties texts = new Properties();
    Path own = table.resolveSibling("terms_de.properties");
    Path products = Path.of("src/main/resources/texts/terms_de.properties");
    for (Path file : Files.exists(own) ? List.of(products, own) : List.of(products)) {
      try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        texts.load(reader);
      }
    }
    return texts.stringPropertyNames();
  }

  private static DmnModelInstance read(Path file) {
    return Dmn.readModelFromFile(file.toFile());
  }
}
