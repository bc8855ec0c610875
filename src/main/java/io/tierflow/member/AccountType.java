package io.tierflow.member;

import java.util.List;
import java.util.stream.Stream;

/** Whose account it is. */
public enum AccountType {
  INDIVIDUAL,
  CORPORATE;

  /**
   * The types as tables name them.
   *
   * @return their codes
   */
  public static List<String> codes() {
    return Stream.of(values()).map(Enum::name).toList();
  }
}
