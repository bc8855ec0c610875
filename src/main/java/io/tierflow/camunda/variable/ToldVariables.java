package io.tierflow.camunda.variable;

import io.tierflow.camunda.FlowContract;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Variables in the audit's words; never personal data. */
public final class ToldVariables {

  private static final int MAX_VALUE = 64;

  /** Of as many digits as a number of people or things may have, and no telephone or birthday. */
  private static final BigDecimal MAX_NUMBER = BigDecimal.valueOf(1_000_000);

  private final Set<String> told;

  /**
   * Tells the values that the flows say may be told.
   *
   * @param flows what is known of flows
   */
  public ToldVariables(List<FlowContract> flows) {
    this.told =
        flows.stream()
            .flatMap(flow -> flow.told().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Names variables, with the values that name nobody.
   *
   * @param variables the variables
   * @return such as: gift = true, and memberName without its value; in the order of names
   */
  public List<String> describe(Map<String, ?> variables) {
    return new TreeMap<>(variables)
        .entrySet().stream().map(each -> shown(each.getKey(), each.getValue())).toList();
  }

  private String shown(String name, Object given) {
    Object value = given instanceof TypedValue typed ? typed.getValue() : given;
    return isTold(name, value) ? "%s = %s".formatted(name, value) : name;
  }

  /** A flag or a short number names nobody; a text may, unless it stands where a flow has a key. */
  private boolean isTold(String name, Object value) {
    return value == null
        || value instanceof Boolean
        || value instanceof Number number && isShort(number)
        || told.contains(name) && value.toString().length() <= MAX_VALUE;
  }

  private static boolean isShort(Number number) {
    try {
      return new BigDecimal(number.toString()).abs().compareTo(MAX_NUMBER) < 0;
    } catch (NumberFormatException endless) {
      return true;
    }
  }
}
