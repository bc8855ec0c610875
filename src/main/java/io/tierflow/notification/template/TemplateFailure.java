package io.tierflow.notification.template;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.thymeleaf.exceptions.TemplateEngineException;
import org.thymeleaf.exceptions.TemplateProcessingException;

/** Says in one sentence why a template can't be rendered; templates hold nothing personal. */
final class TemplateFailure {

  private TemplateFailure() {}

  static String describe(TemplateEngineException failed) {
    return missing(failed)
        .map(name -> "%s reads %s, which this message doesn't have.".formatted(place(failed), name))
        .orElseGet(
            () ->
                "The template can't be rendered: %s; %s"
                    .formatted(failed.getMessage(), innermost(failed).getMessage()));
  }

  /** What the template reads and nobody sets. */
  private static Optional<String> missing(Throwable failed) {
    return causes(failed)
        .filter(SpelEvaluationException.class::isInstance)
        .map(SpelEvaluationException.class::cast)
        .filter(cause -> cause.getMessageCode() == SpelMessage.PROPERTY_OR_FIELD_NOT_READABLE)
        .map(cause -> "'%s'".formatted(cause.getInserts()[0]))
        .findFirst();
  }

  private static String place(Throwable failed) {
    return causes(failed)
        .filter(TemplateProcessingException.class::isInstance)
        .map(TemplateProcessingException.class::cast)
        .filter(cause -> cause.getTemplateName() != null && cause.getLine() != null)
        .reduce((outer, inner) -> inner)
        .map(cause -> "%s, line %d,".formatted(cause.getTemplateName(), cause.getLine()))
        .orElse("The template");
  }

  private static Throwable innermost(Throwable failed) {
    return causes(failed).reduce((outer, inner) -> inner).orElse(failed);
  }

  private static Stream<Throwable> causes(Throwable failed) {
    return Stream.iterate(failed, cause -> cause != null, Throwable::getCause);
  }
}
