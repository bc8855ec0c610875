package io.tierflow.common;

/** Says in English how many there are of something, for sentences of answers and records. */
public final class CountText {

  private CountText() {}

  /**
   * So many of something.
   *
   * @param number how many
   * @param one what one of it is called; more of it end in an s
   * @return such as 1 point or 20 points
   */
  public static String of(long number, String one) {
    return "%d %s".formatted(number, number == 1 ? one : one + "s");
  }
}
