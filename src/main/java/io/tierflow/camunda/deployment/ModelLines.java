package io.tierflow.camunda.deployment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** A model as lines that people can compare: a table's rows, or a diagram without its layout. */
final class ModelLines {

  private static final Pattern LAYOUT =
      Pattern.compile("<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", Pattern.DOTALL);

  private ModelLines() {}

  /**
   * Writes a model in lines.
   *
   * @param name name of its file
   * @param content the file, which the engine has accepted
   * @return its lines
   */
  static List<String> of(String name, byte[] content) {
    if (name.endsWith(".dmn")) {
      return tables(Dmn.readModelFromStream(new ByteArrayInputStream(content)));
    }
    String text = new String(content, StandardCharsets.UTF_8);
    return LAYOUT.matcher(text).replaceAll("").lines().map(String::stripTrailing).toList();
  }

  private static List<String> tables(DmnModelInstance model) {
    List<String> lines = new ArrayList<>();
    for (Decision decision : model.getModelElementsByType(Decision.class)) {
      lines.add("decision %s: %s".formatted(decision.getId(), decision.getName()));
      if (decision.getExpression() instanceof DecisionTable table) {
        write(table, lines);
      } else {
        lines.add(texts(decision.getChildElementsByType(DmnElement.class)));
      }
    }
    return lines;
  }

  private static void write(DecisionTable table, List<String> lines) {
    lines.add("hit policy %s".formatted(table.getHitPolicy()));
    for (Input input : table.getInputs()) {
      lines.add("input %s: %s".formatted(input.getLabel(), texts(List.of(input))));
    }
    for (Output output : table.getOutputs()) {
      lines.add("output %s %s".formatted(output.getName(), output.getTypeRef()));
    }
    for (Rule rule : table.getRules()) {
      lines.add(row(rule));
    }
  }

  /** Such as: row silver: >= 1000 | - => "SILVER" # A thousand points earn Silver. */
  private static String row(Rule rule) {
    String annotation = rule.getDescription() == null ? "" : " # " + oneLine(rule.getDescription());
    return "row %s: %s => %s%s"
        .formatted(
            rule.getId(),
            cells(rule.getInputEntries()),
            cells(rule.getOutputEntries()),
            annotation);
  }

  private static String cells(Collection<? extends DmnElement> entries) {
    return entries.stream()
        .map(entry -> texts(List.of(entry)))
        .map(cell -> cell.isEmpty() ? "-" : cell)
        .collect(Collectors.joining(" | "));
  }

  private static String texts(Collection<? extends DmnElement> elements) {
    return elements.stream()
        .flatMap(element -> element.getDomElement().getChildElements().stream())
        .map(child -> child.getTextContent().strip().replaceAll("\\s+", " "))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String oneLine(Description element) {
    return element.getTextContent().strip().replaceAll("\\s+", " ");
  }
}
