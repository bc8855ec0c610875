package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelCell;
import io.tierflow.camunda.dmn.FeelCells;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.RowRule;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableHitPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** Looks at the rows of one table, whose columns are known to be those of its contract. */
final class TableRows {

  private final FeelCells feel;
  private final CellReader reader;
  private final TableContract contract;
  private final List<InputColumn> inputs;
  private final List<OutputColumn> outputs;
  private final List<Rule> rules;
  private final Place table;
  private List<InputColumn> asked = List.of();

  TableRows(
      FeelCells feel,
      TableContract contract,
      List<InputColumn> inputs,
      List<OutputColumn> outputs,
      List<Rule> rules,
      Place table) {
    this.feel = feel;
    this.reader = new CellReader(feel);
    this.contract = contract;
    this.inputs = inputs;
    this.outputs = outputs;
    this.rules = rules;
    this.table = table;
  }

  void check(Findings findings) {
    asked = asked();
    List<List<Optional<FeelCell>>> cells = new ArrayList<>();
    for (int row = 0; row < rules.size(); row++) {
      cells.add(read(rules.get(row), place(row), findings));
    }
    Map<String, List<Object>> samples = samples(cells);
    int before = findings.size();
    for (int row = 0; row < rules.size(); row++) {
      check(rules.get(row), cells.get(row), samples, place(row), findings);
    }
    if (contract.hitPolicy() == TableHitPolicy.FIRST && findings.isEmpty() && before == 0) {
      cover(cells, samples, findings);
    }
  }

  /** The inputs of the contract; where one stands for keys, those that the table names. */
  private List<InputColumn> asked() {
    Stream<String> inCells =
        rules.stream()
            .flatMap(rule -> Stream.of(rule.getInputEntries(), rule.getOutputEntries()))
            .flatMap(Collection::stream)
            .flatMap(entry -> feel.names(text(entry)).stream());
    return Stream.of(
            contract.inputs().stream().filter(input -> !input.standsForKeys()),
            inputs.stream(),
            inCells.map(contract::input).flatMap(Optional::stream))
        .flatMap(columns -> columns)
        .distinct()
        .toList();
  }

  private Place place(int row) {
    return table.row(row + 1, rules.get(row).getId());
  }

  /** The cells of a row that test something; an empty one accepts everything. */
  private List<Optional<FeelCell>> read(Rule rule, Place row, Findings findings) {
    List<Optional<FeelCell>> cells = new ArrayList<>();
    List<? extends DmnElement> entries = List.copyOf(rule.getInputEntries());
    for (int i = 0; i < inputs.size(); i++) {
      String text = text(entries, i);
      InputColumn column = inputs.get(i);
      cells.add(
          CellReader.isAny(text)
              ? Optional.empty()
              : reader
                  .tests(text, row.column(column.name()), column.accepted(), findings)
                  .filter(cell -> known(cell, column, row, findings)));
    }
    return cells;
  }

  private boolean known(FeelCell cell, InputColumn column, Place row, Findings findings) {
    Set<String> names = asked.stream().map(InputColumn::name).collect(Collectors.toSet());
    return CellReader.namesAreKnown(
        cell, names, row.column(column.name()), column.accepted(), findings);
  }

  private Map<String, List<Object>> samples(List<List<Optional<FeelCell>>> cells) {
    Map<String, List<Object>> samples = new LinkedHashMap<>();
    for (InputColumn input : asked) {
      List<FeelCell> ofInput = new ArrayList<>();
      for (List<Optional<FeelCell>> row : cells) {
        for (int i = 0; i < inputs.size(); i++) {
          if (inputs.get(i).equals(input)) {
            row.get(i).ifPresent(ofInput::add);
          } else {
            // A cell elsewhere may name this input, too.
            row.get(i).filter(c -> c.names().contains(input.name())).ifPresent(ofInput::add);
          }
        }
      }
      samples.put(input.name(), SampleValues.of(input, ofInput));
    }
    return samples;
  }

  private void check(
      Rule rule,
      List<Optional<FeelCell>> cells,
      Map<String, List<Object>> samples,
      Place row,
      Findings findings) {
    checkTexts(rule, row, findings);
    InputCellCheck inputCells = new InputCellCheck(feel, contract, samples);
    for (int i = 0; i < inputs.size(); i++) {
      InputColumn column = inputs.get(i);
      cells
          .get(i)
          .ifPresent(cell -> inputCells.check(cell, column, row.column(column.name()), findings));
    }
    new RareValueCheck(feel, inputs, cells).check(row, findings);
    checkOutputs(rule, samples, row, findings);
  }

  private void checkTexts(Rule rule, Place row, Findings findings) {
    Description annotation = rule.getDescription();
    if (annotation != null
        && annotation.getTextContent().strip().length() > TableContract.MAX_ANNOTATION) {
      findings.add(
          row.column("annotation"),
          annotation.getTextContent(),
          "has %d characters".formatted(annotation.getTextContent().strip().length()),
          "at most %d".formatted(TableContract.MAX_ANNOTATION));
    }
    if (rule.getId() == null || rule.getId().length() > TableContract.MAX_ROW_ID) {
      findings.add(
          row,
          rule.getId(),
          "has an id that is too long",
          "an id of at most %d characters".formatted(TableContract.MAX_ROW_ID));
    }
  }

  private void checkOutputs(
      Rule rule, Map<String, List<Object>> samples, Place row, Findings findings) {
    OutputCellCheck outputCells = new OutputCellCheck(feel, reader, samples);
    List<? extends DmnElement> entries = List.copyOf(rule.getOutputEntries());
    Map<String, Object> filled = new TreeMap<>();
    int before = findings.size();
    for (int i = 0; i < outputs.size(); i++) {
      OutputColumn column = outputs.get(i);
      outputCells
          .check(text(entries, i), column, row.column(column.name()), findings)
          .ifPresent(value -> filled.put(column.name(), value));
    }
    if (findings.size() == before) {
      contract
          .rowRule()
          .acceptedInsteadOf(filled)
          .ifPresent(
              accepted ->
                  findings.add(row, null, "gives %s together".formatted(shown(filled)), accepted));
    }
  }

  private static String shown(Map<String, Object> filled) {
    Map<String, Object> shown = new TreeMap<>(filled);
    shown.replaceAll((name, value) -> value == RowRule.UNKNOWN ? "…" : value);
    return shown.isEmpty() ? "nothing" : shown.toString();
  }

  private static String text(List<? extends DmnElement> entries, int index) {
    return index < entries.size() ? text(entries.get(index)) : "";
  }

  /** What stands in a cell. */
  static String text(DmnElement entry) {
    Text text = (Text) entry.getUniqueChildElementByType(Text.class);
    return text == null ? "" : text.getTextContent();
  }

  private void cover(
      List<List<Optional<FeelCell>>> cells, Map<String, List<Object>> samples, Findings findings) {
    CoverageCheck coverage = new CoverageCheck(rules.size());
    for (InputColumn input : inputs.stream().distinct().toList()) {
      Map<Object, BitSet> rowsByValue = new LinkedHashMap<>();
      for (Object value : SampleValues.withNull(input, samples.get(input.name()))) {
        if (!input.rare().include(value)) {
          rowsByValue.put(value, matching(cells, input, value));
        }
      }
      coverage.add(input, rowsByValue);
    }
    for (String gap : coverage.gaps()) {
      findings.add(
          table,
          null,
          "has no row for " + gap,
          "rows that cover every combination, such as a last row that accepts everything");
    }
  }

  private BitSet matching(List<List<Optional<FeelCell>>> cells, InputColumn input, Object value) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(input.name(), value);
    BitSet rows = new BitSet();
    for (int row = 0; row < cells.size(); row++) {
      boolean matches = true;
      for (int i = 0; i < inputs.size(); i++) {
        if (inputs.get(i).equals(input)) {
          // What hangs on other inputs too may match; a gap is only claimed where there is one.
          matches &=
              cells
                  .get(row)
                  .get(i)
                  .filter(
                      cell -> cell.names().isEmpty() || cell.names().equals(Set.of(input.name())))
                  .map(cell -> feel.evaluate(cell, variables, input.name()).matches())
                  .orElse(true);
        }
      }
      rows.set(row, matches);
    }
    return rows;
  }
}
