package io.tierflow.engine;

import java.time.LocalDate;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformer;
import org.camunda.bpm.dmn.engine.impl.type.DateDataTypeTransformer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The type {@code date} of a table's column. The engine knows only instants under that name and
 * refuses days; FEEL's {@code date("2026-10-31")} compares with days.
 */
final class DayType implements DmnDataTypeTransformer {

  private final DmnDataTypeTransformer instants = new DateDataTypeTransformer();

  @Override
  public TypedValue transform(Object value) {
    return value instanceof LocalDate ? Variables.untypedValue(value) : instants.transform(value);
  }
}
