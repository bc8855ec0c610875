package io.tierflow.camunda.deployment;

import io.tierflow.policy.ActivityKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/** Reads the programme's kinds of activities from the rows of the table that defines them. */
final class ActivityKindRows {

  static final String TABLE = "activity-kinds";

  private static final String KIND = "kind";
  private static final int MAX_KINDS = 200;
  private static final String ACCEPTED =
      "one or several kinds, each in quotes and in one row alone, such as \"FLIGHT\"; a code has"
          + " capital letters, digits and underscores, and REFUND is always there";

  private static final Pattern LIST = Pattern.compile("\\s*\"[^\"]*\"\\s*(,\\s*\"[^\"]*\"\\s*)*");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  private ActivityKindRows() {}

  /**
   * The kinds that a table's rows name.
   *
   * @param table the table
   * @param place where it stands
   * @param findings gets what is wrong with its kinds
   * @return their codes in the order of the rows, each once; what is no code is left out
   */
  static List<String> read(DecisionTable table, Place place, Findings findings) {
    Set<String> kinds = new LinkedHashSet<>();
    int column = column(table);
    int number = 0;
    for (Rule rule : table.getRules()) {
      Place cell = place.row(++number, rule.getId()).column(KIND);
      List<InputEntry> cells = List.copyOf(rule.getInputEntries());
      if (column >= 0 && column < cells.size()) {
        add(TableRows.text(cells.get(column)), kinds, cell, findings);
      }
    }
    if (kinds.isEmpty() || kinds.size() > MAX_KINDS) {
      findings.add(
          place, null, "names %d kinds".formatted(kinds.size()), "1 to %d".formatted(MAX_KINDS));
    }
    return List.copyOf(kinds);
  }

  private static void add(String text, Set<String> kinds, Place cell, Findings findings) {
    if (!LIST.matcher(text).matches()) {
      findings.add(cell, text, "does not name the kinds of its row", ACCEPTED);
      return;
    }
    for (String code : TEXT.matcher(text).results().map(found -> found.group(1)).toList()) {
      if (!ActivityKind.isDefinable(code)) {
        findings.add(cell, text, "names %s, which can be no kind".formatted(code), ACCEPTED);
      } else if (!kinds.add(code)) {
        findings.add(cell, text, "names %s again".formatted(code), ACCEPTED);
      }
    }
  }

  private static int column(DecisionTable table) {
    List<Input> inputs = new ArrayList<>(table.getInputs());
    for (int column = 0; column < inputs.size(); column++) {
      if (inputs.get(column).getInputExpression() != null
          && KIND.equals(TableRows.text(inputs.get(column).getInputExpression()).strip())) {
        return column;
      }
    }
    return -1;
  }
}
