package io.tierflow.camunda.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import io.tierflow.camunda.dmn.AskedTable.Answer;
import io.tierflow.camunda.dmn.TableModel.Column;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.valuemapper.ValueMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RememberedDecisionsTest {

  private static final Column KIND = new Column("kind", "string");
  private static final Column POINTS = new Column("points", "long");
  private static final Column DAY = new Column("day", "date");

  private final AskedTable tables = new AskedTable(1_000);

  @Test
  void whatLiesBetweenTheSameThresholdsIsAnsweredOnceAndRecordedAsItIs() {
    DmnDecision table = deploy("FIRST", POINTS, row(">= 100", "\"HIGH\""), row("", "\"LOW\""));

    assertThat(ask(table, "points", 100L).rows()).first().asString().startsWith("row0");
    assertThat(ask(table, "points", 101L).rows()).first().asString().startsWith("row0");
    assertThat(ask(table, "points", 99L).rows()).first().asString().startsWith("row1");
    assertThat(ask(table, "points", -1L).rows()).first().asString().startsWith("row1");
    Answer answer = ask(table, "points", 5_000L);

    assertThat(answer.result()).containsExactly(Map.of("out0", "HIGH"));
    assertThat(answer.inputs()).containsExactly(5_000L);
    assertThat(List.of(tables.hits(), tables.misses())).containsExactly(2L, 3L);
  }

  @Test
  void aMissingInputIsAValueOfItsOwn() {
    DmnDecision table = deploy("FIRST", POINTS, row("not(null)", "\"SOME\""), row("", "\"NONE\""));
    Map<String, Object> empty = new HashMap<>();
    empty.put("points", null);

    for (int time = 0; time < 2; time++) {
      assertThat(ask(table, "points", 0L).result()).containsExactly(Map.of("out0", "SOME"));
      assertThat(tables.ask(table, empty).result()).containsExactly(Map.of("out0", "NONE"));
      assertThat(tables.ask(table, Map.of()).result()).containsExactly(Map.of("out0", "NONE"));
    }
    assertThat(tables.hits()).isEqualTo(4);
  }

  @Test
  void aColumnThatNoRowTestsDoesNotCount() {
    TableModel model =
        TableModel.of(
            "FIRST",
            List.of(KIND, DAY),
            List.of(List.of("\"A\"", "-", "\"X\""), List.of("", "", "\"Y\"")));
    DmnDecision table = tables.deploy(model.xml());

    for (int day = 1; day <= 10; day++) {
      LocalDate on = LocalDate.of(2026, 3, day);
      assertThat(tables.ask(table, Map.of("kind", "A", "day", on)).inputs())
          .containsExactly("A", on);
    }
    assertThat(List.of(tables.hits(), tables.misses())).containsExactly(9L, 1L);
  }

  @Test
  void aTextThatSaysADayIsADayForTheColumnAndForCellsThatNameIt() {
    TableModel model =
        TableModel.of(
            "FIRST",
            List.of(POINTS, DAY),
            List.of(
                List.of("? > (if day < date(\"2026-03-05\") then 5 else 9)", "", "string(day)"),
                List.of("", "< date(\"2026-03-02\")", "\"EARLY\""),
                List.of("", "", "\"LATE\"")));
    DmnDecision table = tables.deploy(model.xml());

    for (Object day : List.of("2026-03-04", LocalDate.of(2026, 3, 4))) {
      Answer answer = tables.ask(table, Map.of("points", 7L, "day", day));
      assertThat(answer.result()).containsExactly(Map.of("out0", "2026-03-04"));
      assertThat(answer.inputs()).containsExactly(7L, LocalDate.of(2026, 3, 4));
    }
    assertThat(tables.ask(table, Map.of("points", 1L, "day", "2026-03-01")).result())
        .containsExactly(Map.of("out0", "EARLY"));
    assertThat(tables.ask(table, Map.of("points", 7L, "day", "2026-03-05")).result())
        .containsExactly(Map.of("out0", "LATE"));
    assertThat(tables.ask(table, Map.of("points", 7L, "day", "soon")).error()).contains("day");
  }

  @Test
  void aVersionRemembersNothingOfAnother() {
    DmnDecision first = deploy("FIRST", POINTS, row("", "\"OLD\""));
    ask(first, "points", 1L);
    DmnDecision second = deploy("FIRST", POINTS, row("", "\"NEW\""));

    assertThat(ask(second, "points", 1L).result()).containsExactly(Map.of("out0", "NEW"));
    assertThat(ask(first, "points", 1L).result()).containsExactly(Map.of("out0", "OLD"));
    assertThat(tables.hits()).isEqualTo(1);
  }

  @Test
  void errorsAreNotRemembered() {
    DmnDecision uncovered = deploy("FIRST", POINTS, row("> 5", "\"X\""));
    DmnDecision together = deploy("UNIQUE", POINTS, row("> 5", "\"X\""), row("> 7", "\"Y\""));
    DmnDecision failing = deploy("FIRST", POINTS, row("> 5", "points + kind"));

    for (int time = 0; time < 3; time++) {
      assertThat(ask(uncovered, "points", 1L).rows()).isEmpty();
      assertThat(ask(together, "points", 8L).error()).contains("[row0, row1] match together");
      assertThat(ask(failing, "points", 8L).error()).contains("row row0, column out0");
    }
    assertThat(tables.hits()).isZero();
  }

  @Test
  void thatNoRowMatchesIsAnAnswerOfATableThatCollects() {
    DmnDecision table = deploy("COLLECT", POINTS, row("> 5", "\"X\""), row("> 7", "\"Y\""));

    for (int time = 0; time < 2; time++) {
      assertThat(ask(table, "points", 1L).rows()).isEmpty();
      assertThat(ask(table, "points", 6L).rows()).hasSize(1);
      assertThat(ask(table, "points", 8L).rows()).hasSize(2);
    }
    assertThat(tables.hits()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ?.month < 13 and day > date("2000-01-01") | "X"
          -                                         | string(day)
          string length(string: string(day)) > 1    | "X"
          """)
  void whatACellNamesOrComputesCountsByItsValue(String cell, String output) {
    DmnDecision table = deploy("FIRST", DAY, row(cell, output));
    LocalDate day = LocalDate.of(2026, 3, 1);

    List<Object> given =
        List.of(
            ask(table, "day", day).rows(),
            ask(table, "day", day.plusDays(1)).rows(),
            ask(table, "day", day).rows());

    assertThat(given.get(2)).isEqualTo(given.get(0));
    assertThat(List.of(tables.hits(), tables.misses())).containsExactly(1L, 2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "? < today()",
        "now() > date and time(\"2000-01-01T00:00:00Z\")",
        "random number() >= 0",
        "string length(uuid()) > 0"
      })
  void aTableThatReadsTheClockOrChanceIsNotRemembered(String cell) {
    DmnDecision table = deploy("FIRST", DAY, row(cell, "\"X\""), row("", "string(now())"));

    ask(table, "day", LocalDate.of(2026, 3, 1));
    ask(table, "day", LocalDate.of(2026, 3, 1));

    assertThat(List.of(tables.hits(), tables.misses())).containsExactly(0L, 0L);
  }

  /** By which such a cell is known. */
  @Test
  void functionsThatTakeNothingAreTheOnesThatReadTheClockOrChance() {
    BuiltinFunctions functions =
        new BuiltinFunctions(
            FeelEngineClock.SystemClock$.MODULE$, ValueMapper.defaultValueMapper());

    assertThat(CollectionConverters.asJava(functions.functionNames()))
        .filteredOn(
            name ->
                CollectionConverters.asJava(functions.getFunctions(name)).stream()
                    .anyMatch(function -> function.params().isEmpty()))
        .containsExactlyInAnyOrder("now", "today", "random number", "uuid");
  }

  @Test
  void aCellMayListAThousandValues() {
    String list =
        IntStream.range(0, 1_000).mapToObj("\"V%d\""::formatted).collect(Collectors.joining(", "));
    DmnDecision table = deploy("FIRST", KIND, row(list, "\"IN\""), row("", "\"OUT\""));

    for (int time = 0; time < 2; time++) {
      assertThat(ask(table, "kind", "V999").result()).containsExactly(Map.of("out0", "IN"));
      assertThat(ask(table, "kind", "V1000").result()).containsExactly(Map.of("out0", "OUT"));
      assertThat(ask(table, "kind", "none").result()).containsExactly(Map.of("out0", "OUT"));
    }
    assertThat(tables.hits()).isEqualTo(3);
  }

  /** What stands behind a parameter's name is looked at, too. */
  @Test
  void aVariableInANamedParameterCounts() {
    Column flag = new Column("flag", "boolean");
    DmnDecision table =
        deploy(
            "FIRST", flag, row("contains(string: kind, match: \"A\")", "\"X\""), row("", "\"Y\""));

    assertThat(tables.ask(table, Map.of("flag", true, "kind", "AB")).result())
        .containsExactly(Map.of("out0", "X"));
    assertThat(tables.ask(table, Map.of("flag", true, "kind", "B")).result())
        .containsExactly(Map.of("out0", "Y"));
  }

  /** A column counts by what its expression gives, also when that is of today. */
  @Test
  void anExpressionInAColumnsHeadIsEvaluatedEachTime() {
    DmnDecision table =
        deploy("FIRST", new Column("points * 2", "long"), row("> 10", "\"X\""), row("", "\"Y\""));

    assertThat(ask(table, "points", 6L).result()).containsExactly(Map.of("out0", "X"));
    assertThat(ask(table, "points", 7L).inputs()).containsExactly(14L);
    assertThat(ask(table, "points", 5L).result()).containsExactly(Map.of("out0", "Y"));
    assertThat(ask(table, "points", "six").error()).contains("column points * 2");
    assertThat(tables.hits()).isEqualTo(1);
  }

  @Test
  void whatMayChangeOrIsLargeIsNotKept() {
    DmnDecision table = deploy("FIRST", new Column("any", null), row("? = ?", "\"X\""));
    DmnDecision byValue = deploy("FIRST", KIND, row("kind = ?", "\"X\""));
    DmnDecision list =
        tables.deploy(
            new TableModel(
                    "FIRST",
                    List.of(POINTS),
                    Arrays.asList((String) null),
                    List.of(List.of("", "[1]")))
                .xml());

    for (int time = 0; time < 2; time++) {
      ask(table, "any", new ArrayList<>(List.of(1L)));
      ask(byValue, "kind", "x".repeat(300));
      ask(list, "points", 1L);
    }

    assertThat(tables.hits()).isZero();
  }

  @Test
  void noMoreIsRememberedThanIsSet() {
    AskedTable none = new AskedTable(0);
    AskedTable few = new AskedTable(3);
    String model =
        TableModel.of("FIRST", List.of(KIND), List.of(List.of("kind = ?", "kind"))).xml();
    DmnDecision forgotten = none.deploy(model);
    DmnDecision squeezed = few.deploy(model);

    for (int each = 0; each < 200; each++) {
      Map<String, Object> question = Map.of("kind", "kind " + each % 100);
      assertThat(few.ask(squeezed, question)).isEqualTo(none.ask(forgotten, question));
    }
    assertThat(none.hits() + none.misses()).isZero();
    assertThat(few.hits()).isLessThan(20);
  }

  @Test
  void manyThreadsGetTheSameAnswers() throws Exception {
    DmnDecision table =
        deploy("FIRST", POINTS, row("[0..9]", "points"), row("< 20", "\"10\""), row("", "\"20\""));
    Callable<Long> asking =
        () ->
            IntStream.range(0, 300)
                .mapToObj(each -> Map.<String, Object>of("points", (long) each % 30))
                .filter(question -> !rowOf(tables.evaluated(table, question)).equals(row(question)))
                .count();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Long> wrong : threads.invokeAll(List.of(asking, asking, asking, asking))) {
        assertThat(wrong.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(tables.hits()).isGreaterThan(1_000);
  }

  private static String rowOf(List<Map<String, Object>> result) {
    return String.valueOf(result.get(0).get("out0"));
  }

  private static String row(Map<String, Object> question) {
    long points = (long) question.get("points");
    return String.valueOf(points < 10 ? points : points < 20 ? 10 : 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amount", "a1", "tier_code"})
  void aVariableThatAColumnNamesIsWhatFeelGives(String name) {
    CachedFeelEngine feel = new CachedFeelEngine(Duration.ofSeconds(2));
    List<Object> values = new ArrayList<>(List.of("A", "", true, 10L, -1L, Long.MAX_VALUE));
    values.add(LocalDate.of(2026, 3, 1));
    values.add(null);
    Map<String, Object> variables = new HashMap<>();
    for (Object value : values) {
      variables.put(name, value);

      assertThat(NamedVariable.isName(name)).isTrue();
      assertThat(NamedVariable.isAsFeelGivesIt(name, value)).isTrue();
      assertThat(
              feel.<Object>evaluateSimpleExpression(
                  name, Variables.fromMap(variables).asVariableContext()))
          .isEqualTo(value);
    }
    assertThat(NamedVariable.isAsFeelGivesIt("true", "A")).isFalse();
    assertThat(NamedVariable.isAsFeelGivesIt(name, 10)).isFalse();
    assertThat(NamedVariable.isName(name + ".year")).isFalse();
  }

  private DmnDecision deploy(String hitPolicy, Column column, String[]... rows) {
    return tables.deploy(
        TableModel.of(hitPolicy, List.of(column), Stream.of(rows).map(List::of).toList()).xml());
  }

  private static String[] row(String... cells) {
    return cells;
  }

  private Answer ask(DmnDecision table, String name, Object value) {
    return tables.ask(table, Map.of(name, value));
  }
}
