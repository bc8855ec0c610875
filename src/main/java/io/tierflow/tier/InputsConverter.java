package io.tierflow.tier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Immutable;

/**
 * Keeps a decision's inputs as one JSON text, in the order of their names. Never changed in place,
 * only replaced.
 */
@Immutable
@Converter
class InputsConverter implements AttributeConverter<Map<String, Object>, String> {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  @Override
  public String convertToDatabaseColumn(Map<String, Object> inputs) {
    try {
      return inputs == null ? null : JSON.writeValueAsString(new TreeMap<>(inputs));
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public Map<String, Object> convertToEntityAttribute(String json) {
    try {
      return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
