package io.tierflow.security.ratelimit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Constants;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP, closing connections whose headers do not come to an end. The web server itself bounds only
 * the pause between two packets, so a byte now and then would keep a connection for hours. Written
 * against Tomcat 10.1; where it no longer finds the connections, {@code SlowStrangersTest} fails.
 */
public final class TimedHeadersProtocol extends Http11NioProtocol {

  private final Map<SocketWrapperBase<?>, Long> since = new HashMap<>();
  private long mostNanos = Duration.ofSeconds(10).toNanos();
  private ScheduledFuture<?> watch;

  /** Created by the web server. */
  public TimedHeadersProtocol() {}

  void setHeaders(Duration most) {
    mostNanos = most.toNanos();
  }

  @Override
  public void start() throws Exception {
    super.start();
    watch = getUtilityExecutor().scheduleWithFixedDelay(this::closeSlow, 1, 1, TimeUnit.SECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (watch != null) {
      watch.cancel(false);
    }
    super.stop();
  }

  private void closeSlow() {
    long now = System.nanoTime();
    Map<SocketWrapperBase<?>, Long> waiting = new HashMap<>();
    for (SocketWrapperBase<?> connection : getEndpoint().getConnections()) {
      if (waitsForHeaders(connection)) {
        waiting.put(connection, since.getOrDefault(connection, now));
      }
    }
    since.clear();
    waiting.forEach(
        (connection, began) -> {
          if (now - began > mostNanos) {
            connection.close();
          } else {
            since.put(connection, began);
          }
        });
  }

  /**
   * Between two packets of a request's headers a connection keeps its processor, which works on
   * nothing; otherwise only a request that is answered later keeps it.
   */
  private static boolean waitsForHeaders(SocketWrapperBase<?> connection) {
    return connection.getCurrentProcessor() instanceof Processor processor
        && !processor.isAsync()
        && !processor.isUpgrade()
        && processor.getRequest() != null
        && processor.getRequest().getRequestProcessor().getStage() == Constants.STAGE_ENDED;
  }
}
