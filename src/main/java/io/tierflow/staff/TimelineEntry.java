package io.tierflow.staff;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/**
 * Something that happened to a member.
 *
 * @param at when
 * @param kind what kind of thing
 * @param id its id among those of its kind
 * @param code what exactly, as the programme names it, such as EARN
 * @param detail more about it, or an empty text
 * @param figure points or an amount of money, or null
 * @param actor who of the staff did it, or null
 */
record TimelineEntry(
    Instant at,
    TimelineKind kind,
    String id,
    String code,
    String detail,
    BigDecimal figure,
    String actor) {

  /** The code as words: TIER_UPGRADE is "Tier upgrade". */
  public String name() {
    return code.isEmpty()
        ? ""
        : code.substring(0, 1) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  TimelineEntry withDetail(String other) {
    return new TimelineEntry(at, kind, id, code, other, figure, actor);
  }

  TimelinePlace place() {
    return new TimelinePlace(at, kind, id);
  }
}
