package io.tierflow.portal;

/** What of a profile members may change themselves, if the programme lets them. */
public enum ProfileField {
  /** The name. */
  NAME,
  /** The e-mail address, which the new address has to confirm. */
  EMAIL,
  /** The phone number. */
  PHONE,
  /** The day of birth. */
  BIRTH_DATE,
  /** The postal address. */
  ADDRESS
}
