package io.tierflow.reward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.core.CoreTest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** A code can't be guessed, is read leniently, and stays out of what is written down. */
@CoreTest
class VoucherCodeTest {

  @Example
  void codesAreSixteenCharactersInGroupsAndNeverTheSame() {
    Set<String> codes = new HashSet<>();
    for (int each = 0; each < 1_000; each++) {
      codes.add(VoucherCode.random().value());
    }
    assertThat(codes)
        .hasSize(1_000)
        .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
  }

  @Property
  void caseAndSeparatorsDoNotMatter(
      @ForAll @StringLength(16) @CharRange(from = 'A', to = 'Z') String characters) {
    VoucherCode code = VoucherCode.entered(characters);

    assertThat(code.value().replace("-", "")).isEqualTo(characters);
    assertThat(code.value()).matches("(.{4}-){3}.{4}");
    assertThat(VoucherCode.entered(" " + characters.toLowerCase(Locale.ROOT) + "."))
        .isEqualTo(code);
    assertThat(VoucherCode.entered(code.value())).isEqualTo(code);
  }

  @Example
  void aTextOfAnotherLengthIsLeftAlone() {
    assertThat(VoucherCode.entered("abc-1").value()).isEqualTo("abc-1");
  }

  @Example
  void theEndAloneIsShown() {
    assertThat(VoucherCode.covered("7K2M-9QXT-R4ZD-0HWB")).isEqualTo("••••-••••-••••-0HWB");
    assertThat(VoucherCode.covered("0HWB")).isEqualTo("0HWB");
    assertThat(VoucherCode.covered("HWB")).isEqualTo("HWB");
    assertThat(VoucherCode.entered("7K2M9QXTR4ZD0HWB")).hasToString("VoucherCode");
  }

  /** By sha256sum. */
  @Example
  void theDigestIsSha256() {
    assertThat(new VoucherCode("7K2M-9QXT-R4ZD-0HWB").digest())
        .isEqualTo("636ad43a590607b31bb713e58d3c8023c0b0d7404882438fad6fdbed97812c91");
  }
}
