package io.tierflow.camunda.variable;

import io.tierflow.camunda.EngineInternal;
import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** Knows names in expressions whose values no expression changes. */
@EngineInternal(
    why = "Expressions are resolved by the engine's own copy of Jakarta EL.",
    replacement = "Jakarta EL itself, if the engine used it.")
public abstract class ReadOnlyResolver extends ELResolver {

  @Override
  public final Class<?> getType(ELContext expression, Object base, Object property) {
    return null;
  }

  /** Does nothing: since nothing resolves, the engine refuses. */
  @Override
  public final void setValue(ELContext expression, Object base, Object property, Object value) {
    // What is known stays what it is.
  }

  @Override
  public final boolean isReadOnly(ELContext expression, Object base, Object property) {
    return true;
  }

  @Override
  public final Class<?> getCommonPropertyType(ELContext expression, Object base) {
    return Object.class;
  }

  @Override
  public final Iterator<FeatureDescriptor> getFeatureDescriptors(
      ELContext expression, Object base) {
    return null;
  }
}
