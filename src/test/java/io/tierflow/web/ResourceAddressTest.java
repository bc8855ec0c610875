package io.tierflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of ids with any visible character. */
class ResourceAddressTest {

  @ParameterizedTest
  @CsvSource({
    "A-1, /api/members/M-1/adjustments/A-1",
    "{x}, /api/members/M-1/adjustments/%7Bx%7D",
    "a/b?c, /api/members/M-1/adjustments/a%2Fb%3Fc",
    "50%, /api/members/M-1/adjustments/50%25"
  })
  void anIdStandsInAnAddressAsItIs(String id, String address) {
    assertThat(ResourceAddress.of("/api/members/{member}/adjustments/{id}", "M-1", id))
        .hasToString(address);
  }
}
