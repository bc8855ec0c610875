package io.tierflow.reward.catalog;

import java.util.List;
import java.util.stream.Stream;

/** What a reward of the catalogue is. */
public enum RewardKind {
  /** A voucher, issued at once. */
  VOUCHER,
  /** A thing that the warehouse sends. */
  GIFT;

  static List<String> codes() {
    return Stream.of(values()).map(Enum::name).toList();
  }
}
