package io.tierflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.Result;
import com.google.zxing.common.BitArray;
import com.google.zxing.oned.Code128Reader;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader reads what is drawn. */
class BarCodeTest {

  private static final Pattern BAR = Pattern.compile("M(\\d+) 0h1v1h-1z");
  private static final int MARGIN = 10;

  @ParameterizedTest
  @ValueSource(
      strings = {"S0001", "M123456789012", "a-b_c.D/~!", "0123456789012345678901234567890"})
  void aReaderReadsTheText(String text) throws Exception {
    BarCode code = BarCode.of(text);
    BitArray row = new BitArray(code.width());
    BAR.matcher(code.path()).results().forEach(bar -> row.set(Integer.parseInt(bar.group(1))));

    Result read = new Code128Reader().decodeRow(0, row, null);

    assertThat(read.getText()).isEqualTo(text);
    assertThat(row.getNextSet(0)).as("margin").isEqualTo(MARGIN);
    assertThat(row.get(code.width() - MARGIN - 1)).isTrue();
    assertThat(row.isRange(code.width() - MARGIN, code.width(), false)).isTrue();
  }
}
