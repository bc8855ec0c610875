package io.tierflow.reward;

import io.tierflow.common.Digests;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A voucher's code: 16 characters that can't be guessed (80 random bits) nor be mistaken for each
 * other, in groups of four. Case and separators do not matter when it is entered.
 *
 * @param value the code, such as 7K2M-9QXT-R4ZD-0HWB
 */
record VoucherCode(String value) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int CHARACTERS_SHOWN = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  static VoucherCode random() {
    return grouped(
        RANDOM
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
            .collect(Collectors.joining()));
  }

  /** The code as it was entered, read leniently; one that has another length is left alone. */
  static VoucherCode entered(String text) {
    String characters = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    return characters.length() == LENGTH ? grouped(characters) : new VoucherCode(text);
  }

  private static VoucherCode grouped(String characters) {
    return new VoucherCode(String.join("-", characters.split("(?<=\\G.{4})")));
  }

  /** A code of which only the end is shown. */
  static String covered(String code) {
    int covered = Math.max(0, code.length() - CHARACTERS_SHOWN);
    return code.substring(0, covered).replaceAll("[^-]", "•") + code.substring(covered);
  }

  /** What is kept of the code to recognise it by, when the voucher itself is gone. */
  String digest() {
    return Digests.sha256Hex(value);
  }

  /** Keeps the code out of logs. */
  @Override
  public String toString() {
    return "VoucherCode";
  }
}
