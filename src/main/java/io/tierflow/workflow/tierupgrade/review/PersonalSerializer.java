package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.PersonalVariable;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Stores which text of which member a variable shows, and reads that text. */
@EngineInternal(
    why =
        "The public value types don't say how a value is stored; serializers do, and they "
            + "are internal.",
    replacement = "Forms that ask Tierflow for names and addresses instead of variables.")
final class PersonalSerializer extends AbstractTypedValueSerializer<TypedValue> {

  private final Function<PersonalValue, String> texts;

  PersonalSerializer(Function<PersonalValue, String> texts) {
    super(ValueType.STRING);
    this.texts = texts;
  }

  @Override
  public String getName() {
    return PersonalVariable.SERIALIZER;
  }

  @Override
  protected boolean canWriteValue(TypedValue value) {
    return value.getValue() instanceof PersonalValue;
  }

  @Override
  public boolean canHandle(TypedValue value) {
    return canWriteValue(value);
  }

  /** What the variable shows until it has been stored and read again. */
  @Override
  public TypedValue convertToTypedValue(UntypedValueImpl value) {
    return value;
  }

  @Override
  public void writeValue(TypedValue value, ValueFields fields) {
    PersonalValue personal = (PersonalValue) value.getValue();
    fields.setTextValue(personal.field().name());
    fields.setTextValue2(personal.memberNumber());
  }

  @Override
  public StringValue readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
    MemberField field = MemberField.valueOf(fields.getTextValue());
    return Variables.stringValue(
        texts.apply(new PersonalValue(fields.getTextValue2(), field)), asTransient);
  }
}
