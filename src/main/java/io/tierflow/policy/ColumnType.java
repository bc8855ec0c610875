package io.tierflow.policy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** What a column of a decision table holds. */
public enum ColumnType {
  /** A text, in quotes. */
  TEXT("text", List.of("string"), String.class),
  /** True or false. */
  YES_NO("true or false", List.of("boolean"), Boolean.class),
  /** A day, such as {@code date("2026-12-24")}. */
  DATE("day", List.of("date"), LocalDate.class),
  /** A day with a time of the programme, such as {@code date and time("2026-12-24T18:00:00")}. */
  DATE_TIME("day with a time", List.of("date"), LocalDateTime.class),
  /** A number without decimals. */
  WHOLE_NUMBER("whole number", List.of("long", "integer", "double"), Number.class),
  /** A number with any decimals. */
  NUMBER("number", List.of("double"), Number.class);
  private final String label;
  private final List<String> typeRefs;
  private final Class<?> valueClass;

  ColumnType(String label, List<String> typeRefs, Class<?> valueClass) {
    this.label = label;
    this.typeRefs = typeRefs;
    this.valueClass = valueClass;
  }

  /**
   * How people name the type.
   *
   * @return its name in words
   */
  public String label() {
    return label;
  }

  /**
   * The types that Modeler may write into the column's {@code typeRef}.
   *
   * @return their names, the customary one first
   */
  public List<String> typeRefs() {
    return typeRefs;
  }

  /**
   * Whether the type is a number.
   *
   * @return true for whole numbers and others
   */
  public boolean isNumber() {
    return this == WHOLE_NUMBER || this == NUMBER;
  }

  /**
   * Whether a value is of this type, as far as its class says.
   *
   * @param value a value, not null
   * @return true if its class fits
   */
  public boolean fits(Object value) {
    return valueClass.isInstance(value);
  }
}
