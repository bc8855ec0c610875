package io.tierflow.encryption;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys of personal data.
 *
 * @param keys {@code id:key}, separated by commas; the first seals, all open. An id is a whole
 *     number from 1, a key is 256 random bits in Base64
 */
@ConfigurationProperties("tierflow.personal-data")
record PersonalDataSettings(String keys) {

  static final String PROPERTY = "tierflow.personal-data.keys";

  /** A record's own text would show the keys wherever settings are printed. */
  @Override
  public String toString() {
    return "PersonalDataSettings[keys=…]";
  }
}
