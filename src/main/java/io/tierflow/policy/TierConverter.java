package io.tierflow.policy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a tier by its code. */
@Converter
public class TierConverter implements AttributeConverter<Tier, String> {

  @Override
  public String convertToDatabaseColumn(Tier tier) {
    return tier == null ? null : tier.code();
  }

  @Override
  public Tier convertToEntityAttribute(String code) {
    return code == null ? null : new Tier(code);
  }
}
