package io.tierflow.camunda.deployment;

import io.tierflow.camunda.dmn.FeelCells;
import io.tierflow.policy.ContractSet;
import io.tierflow.policy.InputColumn;
import io.tierflow.policy.OutputColumn;
import io.tierflow.policy.TableContract;
import io.tierflow.policy.TableContracts;
import io.tierflow.policy.TableHitPolicy;
import io.tierflow.policy.Vocabulary;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.springframework.stereotype.Component;

/** Holds a file of decision tables to the contracts of those that Tierflow evaluates. */
@Component
class TableCheck {

  /** The name of the language, and its addresses in DMN 1.1 to 1.5. */
  private static final Set<String> FEEL =
      Set.of(
          "feel",
          "http://www.omg.org/spec/feel/20140401",
          "http://www.omg.org/spec/dmn/20151101/dmn.xsd",
          "http://www.omg.org/spec/dmn/20180521/feel/",
          "https://www.omg.org/spec/dmn/20191111/feel/",
          "https://www.omg.org/spec/dmn/20211108/feel/",
          "https://www.omg.org/spec/dmn/20230324/feel/");

  private final TableContracts contracts;
  private final FeelCells feel = new FeelCells();

  TableCheck(TableContracts contracts) {
    this.contracts = contracts;
  }

  /** Adds what is wrong with a file. */
  void check(String file, byte[] content, Vocabulary vocabulary, Findings findings) {
    ContractSet known = contracts.under(vocabulary);
    Place place = Place.file(file);
    DmnModelInstance model;
    try {
      model = Dmn.readModelFromStream(new ByteArrayInputStream(content));
    } catch (ModelException unreadable) {
      findings.add(
          place,
          null,
          "is not DMN: " + ModelText.cause(unreadable),
          "a file that Camunda Modeler saves");
      return;
    }
    List<Decision> decisions = List.copyOf(model.getModelElementsByType(Decision.class));
    checkName(place, decisions, known, findings);
    checkLanguage(place, model, findings);
    checkTexts(model.getDocument().getRootElement(), place, findings);
    if (decisions.isEmpty()) {
      findings.add(place, null, "defines no decision", "a file with a decision table");
    }
    for (Decision decision : decisions) {
      if (known.find(decision.getId()).isEmpty()) {
        checkOwn(decision, place.model(decision.getId()), findings);
      }
      known
          .find(decision.getId())
          .ifPresent(
              contract -> check(decision, contract, place.model(decision.getId()), findings));
    }
  }

  /** A file that is named like a known table brings that table. */
  private static void checkName(
      Place file, List<Decision> decisions, ContractSet known, Findings findings) {
    String name = ModelText.baseName(file.file());
    if (known.find(name).isPresent()
        && decisions.stream().noneMatch(decision -> name.equals(decision.getId()))) {
      findings.add(
          file,
          decisions.stream().map(Decision::getId).collect(Collectors.joining(", ")),
          "is not the id of the file's table",
          name);
    }
  }

  private static void checkTexts(DomElement element, Place place, Findings findings) {
    for (String shown : List.of("name", "label")) {
      String text = element.getAttribute(shown);
      if (text != null) {
        ShownText.problemOfName(text)
            .ifPresent(problem -> findings.add(place, text, problem, "plain text"));
      }
    }
    element.getChildElements().forEach(child -> checkTexts(child, place, findings));
  }

  private static void checkLanguage(Place file, DmnModelInstance model, Findings findings) {
    model.getModelElementsByType(LiteralExpression.class).stream()
        .map(LiteralExpression::getExpressionLanguage)
        .forEach(language -> checkLanguage(file, language, findings));
    model.getModelElementsByType(UnaryTests.class).stream()
        .map(UnaryTests::getExpressionLanguage)
        .forEach(language -> checkLanguage(file, language, findings));
    checkLanguage(file, model.getDefinitions().getExpressionLanguage(), findings);
  }

  private static void checkLanguage(Place place, String language, Findings findings) {
    if (language != null
        && !language.isBlank()
        && !FEEL.contains(language.strip().toLowerCase(Locale.ROOT))) {
      findings.add(place, language, "is the expression language", "FEEL");
    }
  }

  /** Of a table that only owners' own diagrams ask, no more is known than what FEEL can read. */
  private void checkOwn(Decision decision, Place place, Findings findings) {
    CellReader reader = new CellReader(feel);
    if (decision.getExpression() instanceof LiteralExpression literal) {
      reader.expression(TableRows.text(literal), place, "an expression in FEEL", findings);
    }
    if (decision.getExpression() instanceof DecisionTable table) {
      for (Input input : table.getInputs()) {
        if (input.getInputExpression() != null) {
          reader.expression(
              TableRows.text(input.getInputExpression()),
              place.column("input " + input.getLabel()),
              "an expression in FEEL",
              findings);
        }
      }
      int number = 0;
      for (Rule rule : table.getRules()) {
        Place row = place.row(++number, rule.getId());
        rule.getInputEntries().stream()
            .map(TableRows::text)
            .filter(text -> !CellReader.isAny(text))
            .forEach(text -> reader.tests(text, row, "a test in FEEL", findings));
        rule.getOutputEntries().stream()
            .map(TableRows::text)
            .filter(text -> !text.isBlank())
            .forEach(text -> reader.expression(text, row, "an expression in FEEL", findings));
      }
    }
  }

  private void check(Decision decision, TableContract contract, Place place, Findings findings) {
    if (!(decision.getExpression() instanceof DecisionTable table)) {
      findings.add(place, null, "is not a decision table", "a decision table");
      return;
    }
    if (!decision.getInformationRequirements().isEmpty()) {
      findings.add(place, null, "needs other decisions or inputs", "a decision table by itself");
    }
    checkHitPolicy(table, contract, place, findings);
    List<Optional<InputColumn>> inputs = inputs(table, contract, place, findings);
    List<Optional<OutputColumn>> outputs = outputs(table, contract, place, findings);
    List<Rule> rules = List.copyOf(table.getRules());
    checkWidth(rules, inputs.size(), outputs.size(), place, findings);
    if (inputs.stream().allMatch(Optional::isPresent)
        && outputs.stream().allMatch(Optional::isPresent)) {
      new TableRows(
              feel,
              contract,
              inputs.stream().flatMap(Optional::stream).toList(),
              outputs.stream().flatMap(Optional::stream).toList(),
              rules,
              place)
          .check(findings);
    }
  }

  private static void checkHitPolicy(
      DecisionTable table, TableContract contract, Place place, Findings findings) {
    HitPolicy wanted =
        contract.hitPolicy() == TableHitPolicy.FIRST ? HitPolicy.FIRST : HitPolicy.COLLECT;
    if (table.getHitPolicy() != wanted || table.getAggregation() != null) {
      findings.add(
          place,
          table.getAggregation() == null
              ? table.getHitPolicy().name()
              : "%s with %s".formatted(table.getHitPolicy(), table.getAggregation()),
          "is the hit policy",
          wanted.name());
    }
  }

  private static List<Optional<InputColumn>> inputs(
      DecisionTable table, TableContract contract, Place place, Findings findings) {
    List<Optional<InputColumn>> columns = new ArrayList<>();
    for (Input input : table.getInputs()) {
      InputExpression expression = input.getInputExpression();
      String name =
          expression == null || expression.getText() == null
              ? ""
              : expression.getText().getTextContent().strip();
      Optional<InputColumn> column = contract.input(name);
      if (column.isEmpty()) {
        findings.add(
            place.column("input " + (input.getLabel() == null ? name : input.getLabel())),
            name,
            "is not an input of this table",
            contract.inputs().stream().map(InputColumn::name).collect(Collectors.joining(", ")));
      } else if (!column.get().type().typeRefs().contains(expression.getTypeRef())) {
        findings.add(
            place.column("input " + name),
            String.valueOf(expression.getTypeRef()),
            "is the column's type",
            String.join(", ", column.get().type().typeRefs()));
        column = Optional.empty();
      }
      columns.add(column);
    }
    return columns;
  }

  private static List<Optional<OutputColumn>> outputs(
      DecisionTable table, TableContract contract, Place place, Findings findings) {
    List<Optional<OutputColumn>> columns = new ArrayList<>();
    Set<String> missing =
        contract.outputs().stream()
            .filter(output -> !output.optional())
            .map(OutputColumn::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> seen = new HashSet<>();
    for (Output output : table.getOutputs()) {
      Optional<OutputColumn> column = contract.output(String.valueOf(output.getName()));
      missing.remove(output.getName());
      if (column.isEmpty() || !seen.add(output.getName())) {
        findings.add(
            place.column("output " + output.getLabel()),
            output.getName(),
            column.isEmpty() ? "is not an output of this table" : "occurs twice",
            contract.outputs().stream().map(OutputColumn::name).collect(Collectors.joining(", ")));
        column = Optional.empty();
      } else if (!column.get().type().typeRefs().contains(output.getTypeRef())) {
        findings.add(
            place.column("output " + output.getName()),
            String.valueOf(output.getTypeRef()),
            "is the column's type",
            String.join(", ", column.get().type().typeRefs()));
        column = Optional.empty();
      }
      columns.add(column);
    }
    missing.forEach(
        name ->
            findings.add(
                place,
                null,
                "has no output " + name,
                contract.output(name).orElseThrow().meaning()));
    return columns;
  }

  private static void checkWidth(
      List<Rule> rules, int inputs, int outputs, Place place, Findings findings) {
    for (int row = 0; row < rules.size(); row++) {
      Rule rule = rules.get(row);
      if (rule.getInputEntries().size() != inputs || rule.getOutputEntries().size() != outputs) {
        findings.add(
            place.row(row + 1, rule.getId()),
            null,
            "has %d and %d cells"
                .formatted(rule.getInputEntries().size(), rule.getOutputEntries().size()),
            "%d for the inputs and %d for the outputs".formatted(inputs, outputs));
      }
    }
  }
}
