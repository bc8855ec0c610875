package io.tierflow.web.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The formula of WCAG 2.2, with ratios that W3C and WebAIM have published. */
class ColorTest {

  @ParameterizedTest
  @CsvSource({
    // WCAG 2.2, definition of contrast ratio: the extremes.
    "#000000, #ffffff, 21.00",
    "#ffffff, #ffffff, 1.00",
    // WebAIM, Contrast and Color Accessibility: the greys and pure colors that it names.
    "#777777, #ffffff, 4.48",
    "#767676, #ffffff, 4.54",
    "#949494, #ffffff, 3.03",
    "#ff0000, #ffffff, 4.00",
    "#00ff00, #ffffff, 1.37",
    "#0000ff, #ffffff, 8.59",
  })
  void contrastIsWhatHasBeenPublished(String one, String two, double ratio) {
    assertThat(Color.of(one).contrast(Color.of(two))).isCloseTo(ratio, within(0.005));
    assertThat(Color.of(two).contrast(Color.of(one))).isCloseTo(ratio, within(0.005));
  }

  @Test
  void mixesAsCssDoes() {
    assertThat(Color.of("#000000").over(Color.WHITE, 0.5)).hasToString("#808080");
    assertThat(Color.of("#14625a").over(Color.WHITE, 0)).hasToString("#ffffff");
    assertThat(Color.of("#14625A").over(Color.WHITE, 1)).hasToString("#14625a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "14625a", "#14625", "#14625g", "teal", "#14625a ", "#fff"})
  void whatIsNoColorIsNotRead(String text) {
    assertThat(Color.read(text)).isEmpty();
  }
}
