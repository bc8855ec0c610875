package io.tierflow.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says what is wrong with a body that could not be read, without repeating its content. */
final class UnreadableBody {

  private UnreadableBody() {}

  static String describe(HttpMessageNotReadableException unreadable) {
    Throwable cause = unreadable.getCause();
    if (cause instanceof UnrecognizedPropertyException unknown) {
      return "The field %s is not known; accepted are %s."
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (cause instanceof InvalidFormatException format) {
      return "The field %s can't be read as %s."
          .formatted(path(format), accepted(format.getTargetType()));
    }
    if (cause instanceof JsonMappingException mapping) {
      return "The field %s can't be read.".formatted(path(mapping));
    }
    if (cause instanceof JsonProcessingException malformed && malformed.getLocation() != null) {
      return "The body is not valid JSON at line %d, column %d."
          .formatted(malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
    }
    return "The request has no readable body; accepted is a JSON object.";
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .collect(Collectors.joining("."));
  }

  private static String accepted(Class<?> type) {
    if (type.isEnum()) {
      return "one of " + Arrays.toString(type.getEnumConstants());
    }
    return switch (type.getSimpleName()) {
      case "Instant" -> "an ISO 8601 instant such as 2026-10-31T12:00:00Z";
      case "LocalDate" -> "an ISO 8601 date such as 2026-10-31";
      case "ZoneId" -> "a time zone such as Europe/Berlin";
      case "YearMonth" -> "an ISO 8601 month such as 2026-10";
      case "BigDecimal", "Long", "Integer", "long", "int" -> "a number";
      default -> type.getSimpleName();
    };
  }
}
