package io.tierflow.workflow.tierupgrade.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tierflow.policy.Decision;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Keeps the decisions of an instance as one JSON text. Never changed in place, only replaced. */
@Immutable
@Converter
class DecisionsConverter implements AttributeConverter<List<Decision>, String> {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Override
  public String convertToDatabaseColumn(List<Decision> decisions) {
    try {
      return JSON.writeValueAsString(decisions);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public List<Decision> convertToEntityAttribute(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
