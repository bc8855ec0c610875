package io.tierflow.camunda.variable;

import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Admits a Java object as a variable only while nobody stores it, which is how the engine hands on
 * the result of a decision table. A stored one would be kept in a form that only this release
 * reads, and reading it back would run whatever it says.
 */
public final class TransientObjectSerializer extends JavaObjectSerializer {

  private static final byte[] NOT_STORED = {};

  @Override
  protected boolean canWriteValue(TypedValue value) {
    return value.isTransient() && super.canWriteValue(value);
  }

  @Override
  protected byte[] serializeToByteArray(Object object) {
    return NOT_STORED;
  }
}
