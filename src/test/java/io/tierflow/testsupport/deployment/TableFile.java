package io.tierflow.testsupport.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A released decision table, as an owner edits it in Modeler. */
public final class TableFile {

  private final String key;
  private final DmnModelInstance model;

  private TableFile(String key, DmnModelInstance model) {
    this.key = key;
    this.model = model;
  }

  /** The table as the release brings it. */
  public static TableFile of(String key) {
    try (InputStream file = TableFile.class.getResourceAsStream("/dmn/" + key + ".dmn")) {
      return new TableFile(key, Dmn.readModelFromStream(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Writes into a cell of a row; the column is an input or an output. */
  public TableFile cell(String row, String column, String text) {
    entry(rule(row), column).getUniqueChildElementByType(Text.class).setTextContent(text);
    return this;
  }

  /** Puts a copy of a row above it, with an id of its own. */
  public TableFile copyAbove(String row, String newRow) {
    Rule original = rule(row);
    Rule copy = model.newInstance(Rule.class);
    copy.setId(newRow);
    copy.setDescription(text(original));
    for (InputEntry entry : original.getInputEntries()) {
      InputEntry cell = model.newInstance(InputEntry.class);
      cell.setText(newText(entry.getText().getTextContent()));
      copy.getInputEntries().add(cell);
    }
    for (OutputEntry entry : original.getOutputEntries()) {
      OutputEntry cell = model.newInstance(OutputEntry.class);
      cell.setText(newText(entry.getText().getTextContent()));
      copy.getOutputEntries().add(cell);
    }
    List<Rule> rules = new ArrayList<>(table().getRules());
    int position = rules.indexOf(original);
    ModelElementInstance before = position == 0 ? null : rules.get(position - 1);
    if (before == null) {
      // The first rule stands behind the last output.
      before = new ArrayList<>(table().getOutputs()).get(table().getOutputs().size() - 1);
    }
    table().insertElementAfter(copy, before);
    return this;
  }

  private Description text(Rule original) {
    Description copy = model.newInstance(Description.class);
    copy.setTextContent(original.getDescription().getTextContent());
    return copy;
  }

  private Text newText(String content) {
    Text text = model.newInstance(Text.class);
    text.setTextContent(content);
    return text;
  }

  /** Adds an input column that accepts everything. */
  public TableFile input(String name, String type) {
    InputExpression expression = model.newInstance(InputExpression.class);
    expression.setTypeRef(type);
    expression.setText(newText(name));
    Input column = model.newInstance(Input.class);
    column.setLabel(name);
    column.setInputExpression(expression);
    table().getInputs().add(column);
    for (Rule rule : table().getRules()) {
      InputEntry cell = model.newInstance(InputEntry.class);
      cell.setText(newText(""));
      rule.getInputEntries().add(cell);
    }
    return this;
  }

  /** Takes a row out. */
  public TableFile without(String row) {
    table().getRules().remove(rule(row));
    return this;
  }

  /** Writes the annotation of a row. */
  public TableFile annotation(String row, String text) {
    rule(row).getDescription().setTextContent(text);
    return this;
  }

  /** The rows from the top. */
  public List<Rule> rules() {
    return List.copyOf(table().getRules());
  }

  public DecisionTable table() {
    return (DecisionTable) model.<Decision>getModelElementById(key).getExpression();
  }

  public DmnModelInstance model() {
    return model;
  }

  private Rule rule(String row) {
    return table().getRules().stream()
        .filter(rule -> rule.getId().equals(row))
        .findFirst()
        .orElseThrow();
  }

  private ModelElementInstance entry(Rule rule, String column) {
    List<String> inputs = inputs();
    if (inputs.contains(column)) {
      return new ArrayList<>(rule.getInputEntries()).get(inputs.indexOf(column));
    }
    return new ArrayList<>(rule.getOutputEntries()).get(outputs().indexOf(column));
  }

  /** The names of the input columns. */
  public List<String> inputs() {
    return table().getInputs().stream()
        .map(Input::getInputExpression)
        .map(expression -> expression.getText().getTextContent().strip())
        .toList();
  }

  /** The names of the output columns. */
  public List<String> outputs() {
    return table().getOutputs().stream().map(Output::getName).toList();
  }

  /** What stands in a cell. */
  public String text(Rule rule, String column) {
    return entry(rule, column).getUniqueChildElementByType(Text.class).getTextContent();
  }

  /** Its key, which is its file's name too. */
  public String key() {
    return key;
  }

  /** The file. */
  public String xml() {
    return Dmn.convertToString(model);
  }

  /** The file. */
  public byte[] bytes() {
    return xml().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a table again from its file. */
  public static TableFile read(String key, byte[] file) {
    return new TableFile(key, Dmn.readModelFromStream(new ByteArrayInputStream(file)));
  }
}
