package io.tierflow.camunda.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.TierflowApplication;
import io.tierflow.policy.CollectingTables;
import io.tierflow.policy.ColumnType;
import io.tierflow.policy.Decision;
import io.tierflow.policy.DecisionTables;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContracts;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.deployment.CellReading;
import io.tierflow.testsupport.deployment.TableFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

/**
 * A table with random damage is refused, or says exactly what its cells say to a person who reads
 * them, whatever is asked.
 */
@SpringBootTest(classes = TierflowApplication.class)
@OnH2
// What it leaves behind would stand in the way of tests that follow.
@TestPropertySource(properties = "spring.application.name=full")
@Tag("full")
class DamagedTablesTest {

  private static final long SEED = 20261128;
  private static final int TABLES = 250;
  private static final int QUESTIONS = 25;

  private static final List<String> PIECES =
      List.of(
          "0",
          "1",
          "5",
          "9",
          "00",
          ".",
          ",",
          "-",
          "+",
          "*",
          "/",
          "\"",
          "(",
          ")",
          "[",
          "]",
          "<",
          ">",
          "=",
          ">=",
          "..",
          " ",
          "O",
          "l",
          "x",
          "“",
          "null",
          "not(",
          "true",
          "TRUE",
          "ACME",
          "\"ACME\"",
          "\"Gold\"",
          "\"GOLD\"",
          ", \"SILVER\"",
          "date(\"2026-02-30\")",
          "date(\"2026-06-01\")",
          "2",
          "0.5");

  @Autowired private RepositoryService repository;
  @Autowired private TableContracts contracts;
  @Autowired private DecisionTables first;
  @Autowired private CollectingTables collecting;

  private final Random random = new Random(SEED);

  @Test
  void aDamagedTableIsRefusedOrReadsAsItIsWritten() {
    Map<Boolean, Integer> tried = new HashMap<>();
    for (int i = 0; i < TABLES; i++) {
      TableContract contract = pick(withRows());
      TableFile table = TableFile.of(contract.key());
      String damage = damage(table);
      boolean refused = !deployed(contract.key(), table);
      tried.merge(refused, 1, Integer::sum);
      if (!refused) {
        // A table can bring other words, which are then the only ones that can be asked.
        ask(contracts.find(contract.key()).orElseThrow(), table, damage);
        withdraw();
      }
    }
    // Both ways are taken often enough to mean something.
    assertThat(tried.getOrDefault(true, 0)).isGreaterThan(TABLES / 4);
    assertThat(tried.getOrDefault(false, 0)).isGreaterThan(TABLES / 20);
  }

  /** The release brings some tables without rows. */
  private List<TableContract> withRows() {
    return contracts.current().all().stream()
        .filter(contract -> !TableFile.of(contract.key()).rules().isEmpty())
        .toList();
  }

  private boolean deployed(String key, TableFile table) {
    try {
      repository.createDeployment().name("damaged").addString(key + ".dmn", table.xml()).deploy();
      return true;
    } catch (DeploymentRefusedException refused) {
      assertThat(refused.findings()).isNotEmpty();
      return false;
    }
  }

  private void withdraw() {
    repository
        .createDeploymentQuery()
        .deploymentName("damaged")
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  private void ask(TableContract contract, TableFile table, String damage) {
    for (int i = 0; i < QUESTIONS; i++) {
      Map<String, Object> inputs = inputs(contract, table);
      List<String> expected = read(contract, table, inputs);
      List<Decision> answers =
          contract.hitPolicy() == TableHitPolicy.FIRST
              ? List.of(first.evaluate(contract.key(), inputs))
              : collecting.evaluateAll(contract.key(), inputs);
      assertThat(answers.stream().map(DamagedTablesTest::told).toList())
          .as("%s, %s: %s", contract.key(), damage, inputs)
          .isEqualTo(expected);
    }
  }

  private static List<String> read(
      TableContract contract, TableFile table, Map<String, Object> inputs) {
    List<String> matching = new ArrayList<>();
    for (Rule rule : table.rules()) {
      boolean matches =
          table.inputs().stream()
              .allMatch(name -> CellReading.matches(table.text(rule, name), inputs.get(name)));
      if (matches) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        table
            .outputs()
            .forEach(name -> outputs.put(name, CellReading.value(table.text(rule, name), inputs)));
        matching.add(told(rule.getId(), outputs));
      }
    }
    return contract.hitPolicy() == TableHitPolicy.FIRST ? matching.subList(0, 1) : matching;
  }

  private static String told(Decision decision) {
    return told(decision.rule(), new HashMap<>(decision.outputs()));
  }

  private static String told(String rule, Map<String, Object> outputs) {
    Map<String, String> shown = new TreeMap<>();
    outputs.values().removeIf(Objects::isNull);
    outputs.forEach(
        (name, value) ->
            shown.put(
                name,
                value instanceof Number number
                    ? BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString()
                    : String.valueOf(value)));
    return rule + shown;
  }

  /** Changes a cell or two, or the order or number of rows; says how. */
  private String damage(TableFile table) {
    Rule rule = pick(table.rules());
    int kind = random.nextInt(10);
    if (kind == 0) {
      table.without(rule.getId());
      return "without " + rule.getId();
    }
    if (kind == 1) {
      table.copyAbove(rule.getId(), "copied");
      rule =
          table.rules().stream().filter(r -> r.getId().equals("copied")).findFirst().orElseThrow();
    }
    List<String> columns = new ArrayList<>(table.inputs());
    columns.addAll(table.outputs());
    List<String> filled =
        columns.stream().filter(c -> !table.text(rules(table), c).isEmpty()).toList();
    String column = random.nextInt(3) == 0 || filled.isEmpty() ? pick(columns) : pick(filled);
    String before = table.text(rule, column);
    String after = damaged(before);
    table.cell(rule.getId(), column, after);
    return "%s %s: '%s' for '%s'".formatted(rule.getId(), column, after, before);
  }

  private Rule rules(TableFile table) {
    return table.rules().get(0);
  }

  private String damaged(String text) {
    StringBuilder changed = new StringBuilder(text);
    int place = random.nextInt(text.length() + 1);
    switch (random.nextInt(4)) {
      case 0 -> changed.insert(place, pick(PIECES));
      case 1 -> {
        if (place < text.length()) {
          changed.deleteCharAt(place);
        }
      }
      case 2 -> {
        if (place < text.length()) {
          changed.replace(place, place + 1, pick(PIECES));
        }
      }
      default -> changed.replace(0, changed.length(), pick(PIECES));
    }
    return changed.toString();
  }

  private Map<String, Object> inputs(TableContract contract, TableFile table) {
    Map<String, Object> inputs = new HashMap<>();
    for (InputColumn input : contract.inputs()) {
      boolean missing = input.mayBeMissing() && random.nextInt(3) == 0;
      inputs.put(input.name(), missing ? null : value(input, table));
    }
    return inputs;
  }

  private Object value(InputColumn input, TableFile table) {
    return switch (input.type()) {
      case TEXT -> pick(input.allowed().orElse(List.of("ACME", "GOLD", "GLOBEX")));
      case YES_NO -> random.nextBoolean();
      case DATE -> LocalDate.of(2026, 5, 25).plusDays(random.nextInt(15));
      case DATE_TIME ->
          LocalDate.of(2026, 5, 25).plusDays(random.nextInt(15)).atTime(random.nextInt(24), 0);
      case WHOLE_NUMBER, NUMBER -> number(input, table);
    };
  }

  /** Often one of those that stand in the table's cells, or just beside it. */
  private Object number(InputColumn input, TableFile table) {
    List<Long> constants =
        table.inputs().contains(input.name())
            ? table.rules().stream()
                .flatMap(
                    rule ->
                        Pattern.compile("\\d{1,9}")
                            .matcher(table.text(rule, input.name()))
                            .results())
                .map(found -> Long.valueOf(found.group()))
                .toList()
            : List.of();
    long number =
        constants.isEmpty() || random.nextInt(4) == 0
            ? IntStream.of(0, 1, 5, 12, 31, 100, 2000, 50_000).toArray()[random.nextInt(8)]
            : pick(constants) + random.nextInt(3) - 1;
    long least = input.least() == null ? 0 : input.least().longValue();
    long greatest = input.greatest() == null ? Long.MAX_VALUE : input.greatest().longValue();
    long within = Math.min(Math.max(number, least), greatest);
    return input.type() == ColumnType.WHOLE_NUMBER ? (Object) within : (Object) (double) within;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
