package io.tierflow.notification.channel.sms;

import io.tierflow.common.CountText;
import java.text.Normalizer;
import java.util.function.IntUnaryOperator;

/**
 * What a text message says, as it goes on air and is paid for. A text in the GSM 7-bit alphabet has
 * 160 places, any other goes in UCS-2 and has 70. A longer one goes in segments of 153 or 67, since
 * each has its place in the order; no character is cut in two between them.
 *
 * @param text what phones show; typographic characters are plain where that keeps the text in the
 *     GSM 7-bit alphabet
 * @param encoding how it is encoded
 * @param length places that it takes
 * @param segments how many messages are paid for
 */
public record SmsText(String text, Encoding encoding, int length, int segments) {

  /** How a text is encoded on air. */
  public enum Encoding {
    /** Seven bits a place; a character of the extension table takes two. */
    GSM_7("GSM-7", 160, 153, GsmAlphabet::septets),
    /** Sixteen bits a place; an emoji and the like takes two. */
    UCS_2("UCS-2", 70, 67, Character::charCount);

    private final String label;
    private final int whole;
    private final int part;
    private final IntUnaryOperator places;

    Encoding(String label, int whole, int part, IntUnaryOperator places) {
      this.label = label;
      this.whole = whole;
      this.part = part;
      this.places = places;
    }

    private int length(String text) {
      return text.codePoints().map(places).sum();
    }

    private int segments(String text) {
      if (length(text) <= whole) {
        return 1;
      }
      int segments = 1;
      int left = part;
      for (int codePoint : text.codePoints().toArray()) {
        int needed = places.applyAsInt(codePoint);
        if (needed > left) {
          segments++;
          left = part;
        }
        left -= needed;
      }
      return segments;
    }

    private int room(int segments) {
      return segments == 1 ? whole : segments * part;
    }
  }

  /**
   * Finds the cheapest way to say a text.
   *
   * @param text what to say
   */
  public static SmsText of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String plain = GsmAlphabet.plain(composed);
    return GsmAlphabet.has(plain) ? of(plain, Encoding.GSM_7) : of(composed, Encoding.UCS_2);
  }

  private static SmsText of(String text, Encoding encoding) {
    return new SmsText(text, encoding, encoding.length(text), encoding.segments(text));
  }

  /** What it takes, such as: 1 segment, 112 of 160 GSM-7 characters. */
  public String cost() {
    return "%s, %d of %d %s characters"
        .formatted(
            CountText.of(segments, "segment"), length, encoding.room(segments), encoding.label);
  }

  /** The characters that keep it out of the GSM 7-bit alphabet; empty if none does. */
  public String beyondGsm() {
    return encoding == Encoding.GSM_7 ? "" : GsmAlphabet.missingOf(GsmAlphabet.plain(text));
  }
}
