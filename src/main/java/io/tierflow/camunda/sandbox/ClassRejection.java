package io.tierflow.camunda.sandbox;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.exception.NotValidException;

/** Makes no object of a class that a model names; a model binds the steps by their bean's name. */
public final class ClassRejection implements ArtifactFactory {

  @Override
  public <T> T getArtifact(Class<T> named) {
    throw new NotValidException(
        "Models may not name classes (%s); accepted: the name of a step in an expression."
            .formatted(named.getName()));
  }
}
