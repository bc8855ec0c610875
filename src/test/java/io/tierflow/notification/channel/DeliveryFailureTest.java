package io.tierflow.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.DeliveryFailure.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of a server's answer. */
class DeliveryFailureTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          550 5.1.1 <ada@example.com>: no such user | 550 5.1.1 <(address)>: no such user
          rejected: ada.b+c@mail.example.com, try later | rejected: (address), try later
          To +1 (202) 555-0001 refused | To (number) refused
          {"to":"+12025550001"} | {"to":"(number)"}
          421 4.7.0 busy, wait 300 seconds | 421 4.7.0 busy, wait 300 seconds
          """)
  void anAnswerIsKeptWithoutAddresses(String answer, String kept) {
    assertThat(new DeliveryFailure(Kind.REFUSED, answer, null)).hasMessage(kept);
  }
}
