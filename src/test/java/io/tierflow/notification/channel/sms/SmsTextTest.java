package io.tierflow.notification.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.notification.channel.sms.SmsText.Encoding;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What text messages take on air. */
class SmsTextTest {

  private static final String EMOJI = "👍";

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "160, 1", "161, 2", "306, 2", "307, 3", "459, 3", "460, 4"})
  void aSegmentHas160PlacesAloneAnd153AmongOthers(int length, int segments) {
    assertThat(SmsText.of("a".repeat(length)))
        .isEqualTo(new SmsText("a".repeat(length), Encoding.GSM_7, length, segments));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "70, 1", "71, 2", "134, 2", "135, 3"})
  void whatIsNotInTheAlphabetHas70PlacesAloneAnd67AmongOthers(int length, int segments) {
    assertThat(SmsText.of("ж".repeat(length)))
        .isEqualTo(new SmsText("ж".repeat(length), Encoding.UCS_2, length, segments));
  }

  @Test
  void oneCharacterDecidesForAll() {
    assertThat(SmsText.of("a".repeat(100)).segments()).isEqualTo(1);
    assertThat(SmsText.of("a".repeat(99) + "ç").segments()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f"})
  void aCharacterOfTheExtensionTakesTwoPlaces(String character) {
    SmsText text = SmsText.of(character.repeat(80));

    assertThat(text.encoding()).isEqualTo(Encoding.GSM_7);
    assertThat(text.length()).isEqualTo(160);
    assertThat(text.segments()).isEqualTo(1);
    assertThat(SmsText.of(character.repeat(81)).segments()).isEqualTo(2);
  }

  @Test
  void anEscapeIsNotCutFromItsCharacter() {
    assertThat(SmsText.of("a".repeat(304) + "€").segments()).as("152 + 2 is 154").isEqualTo(2);
    assertThat(SmsText.of("a".repeat(152) + "€" + "a".repeat(152)).length()).isEqualTo(306);
    assertThat(SmsText.of("a".repeat(152) + "€" + "a".repeat(152)).segments())
        .as("the last place of the first segment stays empty")
        .isEqualTo(3);
  }

  @Test
  void anEmojiTakesTwoPlacesAndIsNotCutInTwo() {
    assertThat(SmsText.of(EMOJI.repeat(35)).segments()).isEqualTo(1);
    assertThat(SmsText.of(EMOJI.repeat(36)).length()).isEqualTo(72);
    assertThat(SmsText.of(EMOJI.repeat(66)).segments()).as("33 of them in 67 places").isEqualTo(2);
    assertThat(SmsText.of(EMOJI.repeat(67)).length()).as("134 places").isEqualTo(134);
    assertThat(SmsText.of(EMOJI.repeat(67)).segments()).isEqualTo(3);
  }

  @Test
  void theAlphabetIsWholeAndNothingIsInItTwice() {
    long places =
        IntStream.range(0, Character.MAX_VALUE)
            .filter(character -> GsmAlphabet.septets(character) == 1)
            .count();

    assertThat(places).as("127 characters and the escape are 128").isEqualTo(127);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      textBlock =
          """
          It’s ‘here’                 | It's 'here'
          “Hello”, „Hallo“, «Salut»   | "Hello", "Hallo", "Salut"
          21–28 May — and so on…      | 21-28 May - and so on...
          25,00\u00a0€ 1\u202f234     | 25,00 € 1 234
          soft\u00adhyphen\u200b      | softhyphen
          5 × 3 − 2 • ok              | 5 x 3 - 2 * ok
          A\u030angstro\u0308m        | Ångström
          """)
  void typographyIsWrittenAsTheAlphabetHasIt(String typeset, String sent) {
    SmsText text = SmsText.of(typeset);

    assertThat(text.text()).isEqualTo(sent);
    assertThat(text.encoding()).isEqualTo(Encoding.GSM_7);
    assertThat(text.beyondGsm()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Привет — “мир”…", "Garçon’s", "Łódź", "👩\u200d🚀 – go", "日本"})
  void whatTheAlphabetCannotSayStaysAsItIs(String typeset) {
    SmsText text = SmsText.of(typeset);

    assertThat(text.text()).isEqualTo(typeset);
    assertThat(text.encoding()).isEqualTo(Encoding.UCS_2);
  }

  @Test
  void staffReadWhatATextCostsAndWhy() {
    assertThat(SmsText.of("a".repeat(112)).cost())
        .isEqualTo("1 segment, 112 of 160 GSM-7 characters");
    assertThat(SmsText.of("a".repeat(161)).cost())
        .isEqualTo("2 segments, 161 of 306 GSM-7 characters");
    assertThat(SmsText.of("ça – ça ğ").cost()).isEqualTo("1 segment, 9 of 70 UCS-2 characters");
    assertThat(SmsText.of("ça – ça ğ").beyondGsm()).isEqualTo("ç ğ");
  }
}
