package io.tierflow.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.exception.NotValidException;

/** Makes no object of a class that a model names; a model binds the steps by their bean's name. */
final class NoForeignClasses implements ArtifactFactory {

  @Override
  public <T> T getArtifact(Class<T> named) {
    throw new NotValidException(
        "Models may not name classes (%s); accepted is the name of a step in an expression."
            .formatted(named.getName()));
  }
}
