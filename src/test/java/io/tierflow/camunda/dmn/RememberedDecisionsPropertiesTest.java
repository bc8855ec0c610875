package io.tierflow.camunda.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.camunda.dmn.TableModel.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.camunda.bpm.dmn.engine.DmnDecision;

/** What is remembered is what an evaluation says, whatever the table, and whatever it is asked. */
class RememberedDecisionsPropertiesTest {

  private static final AskedTable PLAIN = new AskedTable(0);
  private static final AskedTable REMEMBERING = new AskedTable(10_000);

  private static final List<Column> COLUMNS =
      List.of(
          new Column("whole", "long"),
          new Column("number", "double"),
          new Column("text", "string"),
          new Column("day", "date"),
          new Column("flag", "boolean"),
          new Column("whole", null),
          new Column("any", null),
          new Column("attributes.channel", null),
          new Column("whole + number", "double"),
          new Column("string length(text)", "long"),
          new Column("unknown", "long"));

  private static final List<String> OUTPUT_TYPES = Arrays.asList("double", "long", null, "string");

  private static final Arbitrary<String> NUMBERS =
      Arbitraries.of(
          ">= 10",
          "< 10",
          "<= 10",
          "> 10",
          "10",
          "10.0",
          "-5",
          "< -5",
          "[10..20]",
          "(10..20)",
          "]10..20]",
          "[-5..10[",
          "10, 20",
          "not(10)",
          "not(10, 20)",
          "not([10..20])",
          "null",
          "not(null)",
          "null, > 20",
          ">= 9.99, < -5",
          "? > 10",
          "? = null or ? > 20",
          "? in [1..9]",
          "? != 10",
          "(10)",
          "[10, 20]",
          ">= 10.5",
          "> 5 + 5");

  private static final Arbitrary<String> TEXTS =
      Arbitraries.of(
          "\"A\"",
          "\"A\", \"B\"",
          "not(\"A\")",
          "not(\"A\", \"B\")",
          "null",
          "not(null)",
          "\"\"",
          "> \"A\"",
          "[\"A\"..\"B\"]",
          "? = \"B\"",
          "starts with(?, \"A\")",
          "contains(string: text, match: \"A\")",
          "[\"A\", \"C\"]",
          "list contains([\"A\"], ?)");

  private static final Arbitrary<String> DAYS =
      Arbitraries.of(
          "date(\"2026-12-24\")",
          "< date(\"2026-12-24\")",
          ">= date(\"2026-12-24\")",
          "[date(\"2026-12-01\")..date(\"2026-12-31\")]",
          "(date(\"2026-12-01\")..date(\"2026-12-24\"))",
          "not(date(\"2026-12-24\"))",
          "null",
          "not(null)",
          "?.month = 12",
          "day of week(?) = \"Thursday\"",
          "@\"2026-12-24\"",
          "< date(\"2026-02-30\")");

  private static final Arbitrary<String> FLAGS =
      Arbitraries.of("true", "false", "not(true)", "null", "not(null)", "? = true", "true, null");

  /** Cells that name inputs, and cells that may be wrong. */
  private static final Arbitrary<String> OTHERS =
      Arbitraries.of(
          "number",
          "> whole",
          "whole > 10",
          "text = \"A\"",
          "? > number and text = \"A\"",
          "attributes.channel = \"WEB\"",
          "in0 = 10",
          "cellInput = 10",
          "ACME",
          "\"A\", 10",
          "date(\"2026-12-24\") < day",
          "some x in [1, 10] satisfies x = whole",
          "(some text in [\"A\"] satisfies text = \"A\") and text = \"B\"",
          "attributes.depth.level = 1",
          "get or else(any, 10) = 10",
          "flag");

  private static final Arbitrary<String> CONSTANT_OUTPUTS =
      Arbitraries.of(
          "\"X\"", "\"Y\"", "1", "2.50", "-1", "25/3", "true", "null", "", "date(\"2026-12-24\")");

  private static final Arbitrary<String> COMPUTED_OUTPUTS =
      Arbitraries.of(
          "whole",
          "number * 2",
          "text",
          "if whole > 10 then \"M\" else \"N\"",
          "string(day)",
          "day",
          "attributes.channel",
          "attributes.depth.level",
          "[whole, 1]",
          "{a: whole}",
          "upper case(string: text)",
          "unknown",
          "whole + text",
          "count([1, 2])",
          "any",
          "in1");

  @Provide
  Arbitrary<TableModel> tables() {
    Arbitrary<String> policies =
        Arbitraries.of("FIRST", "FIRST", "COLLECT", "UNIQUE", "RULE ORDER");
    Arbitrary<List<Column>> columns = Arbitraries.of(COLUMNS).list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(policies, columns, Arbitraries.of(OUTPUT_TYPES))
        .flatAs(
            (policy, tested, type) ->
                row(tested)
                    .list()
                    .ofMinSize(2)
                    .ofMaxSize(6)
                    .map(rows -> new TableModel(policy, tested, Arrays.asList(null, type), rows)));
  }

  private static Arbitrary<List<String>> row(List<Column> columns) {
    List<Arbitrary<String>> cells =
        new ArrayList<>(columns.stream().map(RememberedDecisionsPropertiesTest::cell).toList());
    cells.add(
        Arbitraries.frequencyOf(Tuple.of(5, CONSTANT_OUTPUTS), Tuple.of(1, COMPUTED_OUTPUTS)));
    cells.add(Arbitraries.of("7", "\"7\"", "", "", "7"));
    return Combinators.combine(cells).as(all -> all);
  }

  private static Arbitrary<String> cell(Column column) {
    Arbitrary<String> fitting =
        switch (column.expression()) {
          case "text", "attributes.channel" -> TEXTS;
          case "day" -> DAYS;
          case "flag" -> FLAGS;
          case "any" -> Arbitraries.oneOf(NUMBERS, TEXTS, DAYS, FLAGS);
          default -> NUMBERS;
        };
    return Arbitraries.frequencyOf(
        Tuple.of(20, Arbitraries.of("", "-", " ")), Tuple.of(20, fitting), Tuple.of(1, OTHERS));
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> questions() {
    return Combinators.combine(
            values(9L, 10L, 11L, -5L, -6L, 0L, 20L, 21, 10.0, null, Missing.VALUE, "A"),
            values(
                9.99,
                10.0,
                10.01,
                -5.0,
                -5.01,
                20.0,
                20.01,
                10L,
                new BigDecimal("10.00"),
                null,
                Double.NaN,
                Missing.VALUE),
            values("A", "B", "C", "AB", "", "a", null, Missing.VALUE, "B", 10L, "C".repeat(300)),
            values(
                LocalDate.of(2026, 11, 30),
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2026, 12, 23),
                LocalDate.of(2026, 12, 24),
                LocalDate.of(2026, 12, 25),
                LocalDate.of(2027, 1, 1),
                null,
                Missing.VALUE),
            values(true, false, null, Missing.VALUE),
            values(
                10L,
                10.0,
                new BigDecimal("10.000"),
                (short) 10,
                "10",
                "A",
                true,
                LocalDate.of(2026, 12, 24),
                LocalDateTime.of(2026, 12, 24, 0, 0),
                List.of(10L),
                null,
                Missing.VALUE),
            values(
                Map.of(),
                Map.of("channel", "WEB"),
                Map.of("channel", "A"),
                Map.of("channel", 1L),
                Map.of("channel", "A", "depth", Map.of("level", 1L)),
                Map.of("depth", Map.of()),
                empty("channel"),
                empty("depth"),
                null,
                Missing.VALUE,
                "A"))
        .as(RememberedDecisionsPropertiesTest::question)
        .list()
        .ofSize(25);
  }

  private static Arbitrary<Object> values(Object... values) {
    return Arbitraries.of(values);
  }

  private static Map<String, Object> empty(String key) {
    Map<String, Object> entries = new HashMap<>();
    entries.put(key, null);
    return entries;
  }

  private static Map<String, Object> question(
      Object whole, Object number, Object text, Object day, Object flag, Object any, Object given) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("whole", whole);
    variables.put("number", number);
    variables.put("text", text);
    variables.put("day", day);
    variables.put("flag", flag);
    variables.put("any", any);
    variables.put("attributes", given);
    variables.values().removeIf(Missing.VALUE::equals);
    return variables;
  }

  @Property(tries = 150)
  void whatIsRememberedIsWhatAnEvaluationSays(
      @ForAll("tables") TableModel table,
      @ForAll("questions") List<Map<String, Object>> questions) {
    String model = table.xml();
    DmnDecision plain = PLAIN.deploy(model);
    DmnDecision remembered = REMEMBERING.deploy(model);
    for (int time = 0; time < 2; time++) {
      for (Map<String, Object> question : questions) {
        assertThat(REMEMBERING.ask(remembered, question))
            .as("%s", question)
            .isEqualTo(PLAIN.ask(plain, question));
      }
    }
  }

  /** Else the property would say little. */
  @AfterContainer
  static void manyAnswersWereRemembered() {
    assertThat(REMEMBERING.hits()).isGreaterThan(1_000);
  }

  /** A variable that nobody has set. */
  private enum Missing {
    VALUE
  }
}
