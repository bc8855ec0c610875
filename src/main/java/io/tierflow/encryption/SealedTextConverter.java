package io.tierflow.encryption;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Reads a sealed column without opening it. */
@Immutable
@Converter
public class SealedTextConverter implements AttributeConverter<SealedText, byte[]> {

  private final PersonalDataVault vault;

  SealedTextConverter(PersonalDataVault vault) {
    this.vault = vault;
  }

  @Override
  public byte[] convertToDatabaseColumn(SealedText text) {
    return text == null ? null : text.bytes();
  }

  @Override
  public SealedText convertToEntityAttribute(byte[] column) {
    return column == null ? null : new SealedText(vault, column);
  }
}
