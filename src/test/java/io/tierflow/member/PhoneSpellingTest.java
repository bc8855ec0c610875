package io.tierflow.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSpellingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+4930123456",
        "+49 30 123456",
        "+49 (0)30 / 123-456",
        "+49 ( 0 ) 30 123456",
        "+49 030 123456",
        "0049 30 123456",
        "0049 (0) 30 123 456",
        "01149 30 123456",
        "030 123456",
        "(030) 12.34.56",
        "030–123456",
        "030\u00A0123\u202F456",
        "4930123456",
        "30123456"
      })
  void anyWayOfWritingFindsANumber(String query) {
    assertThat(isFound("+4930123456", query)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "+390612345678, 06 1234 5678",
    "+390612345678, +39 06 1234 5678",
    "+12025550100, (202) 555-0100",
    "+12025550100, 1-202-555-0100",
    "+442079460000, 020 7946 0000",
    "+35312345678, 01 234 5678",
    "+79161234567, 916 123-45-67",
    "+5491112345678, 9 11 1234-5678"
  })
  void numbersOfManyCountriesAreFound(String phone, String query) {
    assertThat(isFound(phone, query)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+4930123457", "+4330123456", "0043 30 123456", "30 12345", "030123"})
  void anotherNumberIsNotFound(String query) {
    assertThat(isFound("+4930123456", query)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "ada@example.com", "", "+", "0", "00", "S0001", "12-34-5x"})
  void whatIsNoNumberAsksForNothing(String query) {
    assertThat(PhoneSpelling.sought(query)).isEmpty();
  }

  @Test
  void aNumberIsKnownWithItsCountryAndWithinIt() {
    assertThat(PhoneSpelling.forms("+4930123456")).containsExactly("+4930123456", "30123456");
    assertThat(PhoneSpelling.forms("+3725551234")).containsExactly("+3725551234", "5551234");
  }

  private static boolean isFound(String phone, String query) {
    return !Collections.disjoint(PhoneSpelling.forms(phone), PhoneSpelling.sought(query));
  }
}
