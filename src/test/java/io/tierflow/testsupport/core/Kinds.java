package io.tierflow.testsupport.core;

import io.tierflow.policy.ActivityKind;
import java.util.List;

/** The kinds of activities that this release brings. */
public final class Kinds {

  public static final ActivityKind PURCHASE = new ActivityKind("PURCHASE");
  public static final ActivityKind BOOKING = new ActivityKind("BOOKING");
  public static final ActivityKind EVENT = new ActivityKind("EVENT");
  public static final ActivityKind REFERRAL = new ActivityKind("REFERRAL");
  public static final ActivityKind REVIEW = new ActivityKind("REVIEW");
  public static final ActivityKind REFUND = ActivityKind.REFUND;

  private Kinds() {}

  /** All but the refund, as their table has them. */
  public static List<String> codes() {
    return List.of("PURCHASE", "BOOKING", "EVENT", "REFERRAL", "REVIEW");
  }
}
