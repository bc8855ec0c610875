package io.tierflow.transaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** Keeps the attributes of a transaction as one JSON text. Never changed in place. */
@Immutable
@Converter
class AttributesConverter implements AttributeConverter<Map<String, String>, String> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String convertToDatabaseColumn(Map<String, String> attributes) {
    try {
      return attributes == null || attributes.isEmpty()
          ? null
          : JSON.writeValueAsString(attributes);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public Map<String, String> convertToEntityAttribute(String json) {
    try {
      return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      // Its message would show the text.
      throw new IllegalStateException("The attributes of a transaction can't be read.");
    }
  }
}
