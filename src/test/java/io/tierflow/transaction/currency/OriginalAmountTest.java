package io.tierflow.transaction.currency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.core.CoreTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts in other currencies become the programme's, whole and in parts. */
@CoreTest
class OriginalAmountTest {

  @ParameterizedTest
  @CsvSource({
    "100.00, 1.08,       108.00",
    "0.05,   1.1,        0.06",
    "0.05,   1.09999999, 0.05",
    "1.00,   0.00000001, 0.00",
    "1.00,   0.005,      0.01",
    "1.00,   0.00499999, 0.00",
    "0.00,   1.08,       0.00",
  })
  void theWholeIsRoundedHalfUp(BigDecimal amount, BigDecimal rate, BigDecimal converted) {
    assertThat(original(amount, rate).converted()).isEqualTo(converted);
  }

  @ParameterizedTest
  @CsvSource({
    "1.00, 0.33333333, 0.50, 0.17, 0.16",
    "0.03, 0.5,        0.01, 0.01, 0.01",
    "2.00, 0.00500000, 1.00, 0.01, 0.00",
  })
  void theLastPartTakesTheRemainder(
      BigDecimal amount, BigDecimal rate, BigDecimal part, BigDecimal first, BigDecimal last) {
    OriginalAmount original = original(amount, rate);

    assertThat(original.refund(part)).isEqualTo(first);
    assertThat(original.refund(original.left().amount())).isEqualTo(last);
    assertThat(original.left().amount()).isEqualTo("0.00");
    assertThat(original.getRefundedOriginal()).isEqualTo(original.given().amount());
  }

  @Property
  void partsAreNeverNegativeAndAddUpToTheWholeInWhateverOrderTheyCome(
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long cents,
      @ForAll @BigRange(min = "0.00000001", max = "1000000") @Scale(8) BigDecimal rate,
      @ForAll long seed) {
    BigDecimal amount = BigDecimal.valueOf(cents, 2);
    OriginalAmount original = original(amount, rate);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal taken = BigDecimal.ZERO;

    for (BigDecimal part : parts(cents, new Random(seed))) {
      BigDecimal converted = original.refund(part);
      sum = sum.add(converted);
      taken = taken.add(part);
      assertThat(converted).isNotNegative();
      assertThat(sum).isEqualByComparingTo(taken.multiply(rate).setScale(2, RoundingMode.HALF_UP));
    }

    assertThat(original.left()).isEqualTo(new GivenAmount(new BigDecimal("0.00"), "EUR"));
    assertThat(sum).isEqualByComparingTo(original.converted());
  }

  private static List<BigDecimal> parts(long cents, Random random) {
    List<BigDecimal> parts = new ArrayList<>();
    long left = cents;
    while (left > 0) {
      long part = parts.size() == 7 ? left : 1 + random.nextLong(left);
      parts.add(BigDecimal.valueOf(part, 2));
      left -= part;
    }
    return parts;
  }

  private static OriginalAmount original(BigDecimal amount, BigDecimal rate) {
    return new OriginalAmount(new GivenAmount(amount, "EUR"), rate);
  }
}
