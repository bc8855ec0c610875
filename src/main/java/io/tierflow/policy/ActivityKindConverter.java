package io.tierflow.policy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a kind of activity by its code. */
@Converter
public class ActivityKindConverter implements AttributeConverter<ActivityKind, String> {

  @Override
  public String convertToDatabaseColumn(ActivityKind kind) {
    return kind == null ? null : kind.code();
  }

  @Override
  public ActivityKind convertToEntityAttribute(String code) {
    return code == null ? null : new ActivityKind(code);
  }
}
