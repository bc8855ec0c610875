package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * Runs no script of any language, whatever is on the class path: a script reaches everything that
 * the server reaches. FEEL in tables and expressions in models are evaluated without.
 */
@EngineInternal(
    why = "All scripts pass one place alone, the resolver of script engines, which is internal.",
    replacement = "No script engine on the class path, which a dependency may bring.")
public final class ScriptRejection implements ScriptEngineResolver {

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    throw new UnsupportedOperationException("No script engine is ever used.");
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    return null;
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    throw new NotValidException(
        "Models may not run scripts (%s); accepted: FEEL in tables and expressions."
            .formatted(language));
  }
}
