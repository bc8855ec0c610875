package io.tierflow.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.tierflow.common.ValueFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * What is wrong with a body that could not be read, without repeating its content.
 *
 * @param field the field that is wrong, such as {@code preferences.zone}; empty if it is the body
 * @param message one sentence
 */
record UnreadableBody(String field, String message) {

  private static final String DUPLICATE = "Duplicate field";
  private static final String TRAILING = "Trailing token";

  static UnreadableBody of(HttpMessageNotReadableException unreadable) {
    Throwable cause = Objects.requireNonNullElse(unreadable.getCause(), unreadable);
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return new UnreadableBody(
          path(unknown),
          "The field %s is not known; accepted: %s."
              .formatted(path(unknown), unknown.getKnownPropertyIds()));
    }
    if (cause instanceof RefusedTextException refused) {
      return new UnreadableBody(
          path(refused), "The field %s %s.".formatted(path(refused), refused.getOriginalMessage()));
    }
    if (cause instanceof MismatchedInputException mismatch) {
      return mismatched(mismatch);
    }
    if (cause.getCause() instanceof StreamReadException malformed) {
      return malformed(malformed);
    }
    if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return new UnreadableBody(
          path(mapping),
          "The field %s %s."
              .formatted(
                  path(mapping), form(mapping).map("must be "::concat).orElse("can't be read")));
    }
    if (cause instanceof JsonProcessingException malformed) {
      return malformed(malformed);
    }
    return new UnreadableBody("", "The request has no readable body; accepted: a JSON object.");
  }

  private static UnreadableBody mismatched(MismatchedInputException mismatch) {
    String field = path(mismatch);
    if (mismatch.getOriginalMessage().startsWith(TRAILING)) {
      return new UnreadableBody(
          "", "There is something after the end of the JSON object; accepted: one object.");
    }
    if (field.isEmpty()) {
      return new UnreadableBody("", "The body can't be read; accepted: a JSON object.");
    }
    return new UnreadableBody(
        field, "The field %s must be %s.".formatted(field, accepted(mismatch.getTargetType())));
  }

  private static UnreadableBody malformed(JsonProcessingException malformed) {
    if (malformed.getOriginalMessage().startsWith(DUPLICATE)
        && malformed.getProcessor() instanceof JsonParser parser) {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      String path = pointer.replaceFirst("^/", "").replace('/', '.');
      return new UnreadableBody(
          path, "The field %s occurs twice; accepted: one value.".formatted(path));
    }
    if (malformed.getLocation() == null) {
      return new UnreadableBody("", "The body is not valid JSON.");
    }
    return new UnreadableBody(
        "",
        "The body is not valid JSON at line %d, column %d."
            .formatted(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr()));
  }

  private static String path(JsonMappingException mapping) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  /** How a value is written that was not accepted by its own type, such as the code of a tier. */
  private static Optional<String> form(JsonMappingException mapping) {
    return mapping instanceof ValueInstantiationException refused
        ? ValueFormat.acceptedOf(refused.getType().getRawClass())
        : Optional.empty();
  }

  private static String accepted(Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    return ValueFormat.acceptedOf(type).orElseGet(() -> structure(type));
  }

  private static String structure(Class<?> type) {
    if (type == String.class) {
      return "a text in quotes";
    }
    return Iterable.class.isAssignableFrom(type) || type == List.class ? "a list" : "an object";
  }
}
