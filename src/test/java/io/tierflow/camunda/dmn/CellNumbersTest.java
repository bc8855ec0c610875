package io.tierflow.camunda.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a table's answer may change, in every way to write it. */
class CellNumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [0..99]                              | 0 99
          [0 .. 99]                            | 0 99
          (0..99)                              | 0 99
          ]0..99[                              | 0 99
          [0..99[                              | 0 99
          ]0..99]                              | 0 99
          (0..99]                              | 0 99
          [-5..-1]                             | -5 -1
          [0.5..99.75]                         | 0.5 99.75
          [.5..1]                              | 0.5 1
          >= 100                               | 100
          >=100                                | 100
          < -100                               | -100
          != 7                                 |
          100                                  | 100
          -100                                 | -100
          100, 200, [300..400]                 | 100 200 300 400
          < 10, > 20                           | 10 20
          not([0..99])                         | 0 99
          not(5, 7)                            | 5 7
          null, < 5                            | 5
          ? >= 100                             | 100
          ? >= 100 and ? < 200                 | 100 200
          ? in [100..200]                      | 100 200
          between(?, 1, 2)                     | 1 2
          > 2 * 50                             | 100
          > 10 ** 2                            | 100
          > 100 / 4                            | 25
          > sum([50, 50])                      | 100
          > threshold                          |
          > threshold + 10                     | 10
          modulo(?, 100) = 0                   | 0 100
          currentTier = "TIER 4"               |
          tier2 > 5                            | 5
          if tier2 = "A1" then ? > 5 else ? > 6 | 5 6
          -                                    |
          > >                                  |
          """)
  void aCellComparesWithItsNumbers(String cell, String numbers) {
    assertThat(new CellNumbers().of(cell).stream().map(n -> n.stripTrailingZeros().toPlainString()))
        .containsExactlyInAnyOrderElementsOf(
            numbers == null ? java.util.List.of() : Arrays.asList(numbers.split(" ")));
  }
}
