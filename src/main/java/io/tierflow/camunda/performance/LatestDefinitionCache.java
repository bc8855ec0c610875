package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * The latest versions of processes and decisions that one engine command has asked for; ends with
 * the command, so that the next one sees what an owner has deployed meanwhile.
 */
@EngineInternal(
    why = "Only a Session lives exactly as long as an engine command.",
    replacement = "Goes with CachingDeploymentCache, which keeps its answers here.")
public final class LatestDefinitionCache implements Session {

  private final Map<String, Object> byName = new HashMap<>();

  /** Those of the current command. */
  static LatestDefinitionCache ofCommand() {
    return Context.getCommandContext().getSession(LatestDefinitionCache.class);
  }

  /** The one of a name, looked up if the command has not asked for it before. */
  @SuppressWarnings("unchecked")
  <T> T get(String name, Supplier<T> lookup) {
    Object known = byName.get(name);
    if (known == null) {
      known = lookup.get();
      byName.put(name, known);
    }
    return (T) known;
  }

  @Override
  public void flush() {
    // Nothing to write.
  }

  @Override
  public void close() {
    byName.clear();
  }

  /** Opens one per command. */
  public static final class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return LatestDefinitionCache.class;
    }

    @Override
    public Session openSession() {
      return new LatestDefinitionCache();
    }
  }
}
