package io.tierflow.camunda.variable;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Admits a Java object as a variable only while nobody stores it, which is how the engine hands on
 * the result of a decision table. A stored one would be kept in a form that only this release
 * reads, and reading it back would run whatever it says.
 */
@EngineInternal(
    why =
        "Which Java objects may become variables is decided by their serializer, which is "
            + "internal.",
    replacement =
        "No serializer for Java objects at all, and table results mapped to lists and maps.")
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
