package io.tierflow.audit;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids in the order in which they are asked for, as texts too: entries of one second keep the order
 * in which they were written. They are UUIDs of version 7 (RFC 9562). Between nodes, their clocks
 * decide, to the millisecond.
 */
final class EntryIds {

  /** What counts ids of one millisecond; when it overflows, the next millisecond begins. */
  private static final int COUNTER_BITS = 12;

  private static final long COUNTER = (1L << COUNTER_BITS) - 1;
  private static final int VERSION_BITS = 4;
  private static final long VERSION = 7L << COUNTER_BITS;

  private final AtomicLong last = new AtomicLong();

  /**
   * An id.
   *
   * @param now the time, in milliseconds; if it is earlier than that of the last id, that one
   *     counts
   * @return an id greater than all before it
   */
  String next(Instant now) {
    long place =
        last.accumulateAndGet(
            now.toEpochMilli() << COUNTER_BITS, (before, time) -> Math.max(before + 1, time));
    long time = (place >>> COUNTER_BITS) << (COUNTER_BITS + VERSION_BITS);
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID(time | VERSION | (place & COUNTER), random).toString();
  }
}
