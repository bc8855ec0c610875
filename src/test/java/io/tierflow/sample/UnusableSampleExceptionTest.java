package io.tierflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnusableSampleExceptionTest {

  @Test
  void aFileThatIsWrongThroughoutIsNotListedToItsEnd() {
    List<String> problems =
        IntStream.range(0, 25).mapToObj("- line %d: The kind is unknown."::formatted).toList();

    UnusableSampleException unusable =
        UnusableSampleException.file("cinema", "members.csv", problems);

    assertThat(unusable.getMessage().lines())
        .startsWith(
            "The sample programme \"cinema\" can't be loaded, because of its file members.csv:")
        .endsWith("- line 19: The kind is unknown.", "- and 5 more");
    assertThat(unusable.remedy())
        .isEqualTo("Correct it, delete the programme's database and start again.");
  }

  @Test
  void anUnknownActionOfTheFirstDayIsNamedWithItsLine() {
    FirstDay day = new FirstDay(null, null, null, "cinema");

    assertThatThrownBy(() -> day.happen("action,member_number,detail\nAPROVE,C0001,Paid.\n"))
        .isInstanceOf(UnusableSampleException.class)
        .hasMessageEndingWith(
            "- line 2: The action APROVE is unknown; accepted: APPROVE, DECLINE, SPEND, CLOSE.");
  }
}
