package io.tierflow.camunda.dmn;

import io.tierflow.camunda.EngineInternal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Lets a history that keeps the inputs of decisions keep a day, or a day with a time, as its ISO
 * 8601 text.
 */
@EngineInternal(
    why =
        "The public value types don't say how a value is stored; serializers do, and they "
            + "are internal.",
    replacement = "Days given to tables as texts, and date() around them in the cells.")
public final class DaySerializer extends AbstractTypedValueSerializer<StringValue> {

  public DaySerializer() {
    super(ValueType.STRING);
  }

  @Override
  public String getName() {
    return "day";
  }

  @Override
  protected boolean canWriteValue(TypedValue value) {
    return value.getValue() instanceof LocalDate || value.getValue() instanceof LocalDateTime;
  }

  @Override
  public boolean canHandle(TypedValue value) {
    return canWriteValue(value);
  }

  @Override
  public StringValue convertToTypedValue(UntypedValueImpl day) {
    return Variables.stringValue(day.getValue().toString());
  }

  @Override
  public void writeValue(StringValue day, ValueFields fields) {
    fields.setTextValue(day.getValue());
  }

  @Override
  public StringValue readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
    return Variables.stringValue(fields.getTextValue(), asTransient);
  }
}
