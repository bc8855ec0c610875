package io.tierflow.encryption;

import java.util.Arrays;

/** A text that is encrypted until somebody asks for it. Never changes. */
public final class SealedText {

  private final PersonalDataVault vault;
  private final byte[] sealed;

  SealedText(PersonalDataVault vault, byte[] sealed) {
    this.vault = vault;
    this.sealed = sealed;
  }

  /**
   * The text.
   *
   * @param place where it is kept, as named when it was sealed
   * @return the text in clear
   * @throws IllegalStateException if its key is missing, or it was sealed for another place
   */
  public String open(String place) {
    return vault.open(sealed, place);
  }

  /**
   * What may be stored.
   *
   * @return the encrypted text
   */
  public byte[] bytes() {
    return sealed.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedText text && Arrays.equals(sealed, text.sealed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sealed);
  }

  @Override
  public String toString() {
    return "SealedText";
  }
}
