package io.tierflow.testsupport;

import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedText;
import io.tierflow.member.PersonalData;

/** Personal data as they stand in a member's row, for tests that write rows themselves. */
public final class SealedMember {

  /** The key that {@code config/application.yml} gives to every test. */
  public static final String KEYS = "1:dGhlIHRlc3RzJyBvd24ga2V5LCBrbm93biB0byBhbGw=";

  private final PersonalDataVault vault;

  private SealedMember(PersonalDataVault vault) {
    this.vault = vault;
  }

  /**
   * With the key that all tests share.
   *
   * @return what seals
   */
  public static SealedMember withTheTestsKey() {
    return new SealedMember(PersonalDataVault.with(KEYS));
  }

  /**
   * The column {@code personal_data} of a member.
   *
   * @param memberNumber whose
   * @param fullName the name
   * @param email e-mail address, or null
   * @param phone phone number, or null
   * @param address postal address, or null
   * @return what is stored
   */
  public byte[] person(
      String memberNumber, String fullName, String email, String phone, String address) {
    return new PersonalData(fullName, email, phone, null, address)
        .seal(vault, memberNumber)
        .bytes();
  }

  /**
   * The name in a column {@code personal_data}.
   *
   * @param sealed what is stored
   * @param memberNumber whose
   * @return the name
   */
  public static String nameOf(SealedText sealed, String memberNumber) {
    return PersonalData.open(sealed, memberNumber).fullName();
  }
}
