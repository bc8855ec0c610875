package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformer;
import org.camunda.bpm.dmn.engine.impl.type.DateDataTypeTransformer;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The type {@code date} of a table's column: a day. The engine knows only instants under that name
 * and refuses days; FEEL's {@code date("2026-10-31")} compares with days alone, so that an instant,
 * such as a process variable of type date is, is taken as its day.
 */
@EngineInternal(
    why =
        "Column types can be added to the internal configuration alone, and the engine's "
            + "own date refuses days.",
    replacement = "An engine whose date is a day, as DMN defines it.")
public final class DayType implements DmnDataTypeTransformer {

  private final DmnDataTypeTransformer instants = new DateDataTypeTransformer();
  private final Supplier<ZoneId> zone;

  /** Asked for the zone when the first instant is taken as a day. */
  public DayType(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  @Override
  public TypedValue transform(Object value) {
    return Variables.untypedValue(value instanceof LocalDate ? value : dayOf(value));
  }

  private LocalDate dayOf(Object value) {
    Date instant = (Date) instants.transform(value).getValue();
    return instant == null ? null : LocalDate.ofInstant(instant.toInstant(), zone.get());
  }
}
