package io.tierflow.security.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** One bucket of calls for each client: it fills by itself, and who has emptied it waits. */
final class RateLimitBuckets {

  /** More clients at once than a node serves; who is forgotten starts with a full bucket. */
  private static final int MAX_BUCKETS = 100_000;

  private final Cache<String, Bucket> byClient;
  private final long calls;
  private final Duration period;

  RateLimitBuckets(long calls, Duration period) {
    this.calls = calls;
    this.period = period;
    this.byClient =
        Caffeine.newBuilder()
            .maximumSize(MAX_BUCKETS)
            .expireAfterAccess(period.multipliedBy(2))
            .build();
  }

  /** The client's bucket. */
  Bucket of(String client) {
    return byClient.get(client, unknown -> full());
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, period))
        .build();
  }
}
