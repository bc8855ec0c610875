package io.tierflow.notification.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.annotations.Immutable;

/**
 * Keeps the parameters of a message as one JSON object, keys in order. Never changed in place, only
 * replaced.
 */
@Immutable
@Converter
class MessageParameters implements AttributeConverter<Map<String, String>, String> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String convertToDatabaseColumn(Map<String, String> parameters) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(parameters));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("Message parameters can't be written.", unwritable);
    }
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String column) {
    try {
      return JSON.readValue(column, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("Message parameters can't be read.", unreadable);
    }
  }
}
