package io.tierflow.portal.join;

import io.tierflow.common.ConflictRetry;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Requests to join, which are looked into after they have been answered: neither what the answer
 * says nor how long it takes tells whether there is a member with the address. They wait in memory,
 * one after the other; whoever's request is lost with the node asks again.
 */
@Component
class JoinRequests implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(JoinRequests.class);
  private static final int MAX_WAITING = 1_000;
  private static final long MAX_STOP_SECONDS = 10;

  private final JoinService joins;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          task -> new Thread(task, "join-requests"),
          (task, full) -> LOG.warn("A request to join was dropped: too many are waiting."));

  JoinRequests(JoinService joins) {
    this.joins = joins;
  }

  /**
   * Takes a request in.
   *
   * @param application what was entered, found right
   * @param address where the request came from
   */
  void take(JoinApplication application, String address) {
    thread.execute(() -> lookInto(application, address));
  }

  private void lookInto(JoinApplication application, String address) {
    try {
      ConflictRetry.execute(() -> joins.request(application, address));
    } catch (RuntimeException failure) {
      LOG.warn("A request to join failed: {}.", failure.getClass().getSimpleName());
    }
  }

  /** Lets those go out that were answered. */
  @Override
  public void destroy() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(MAX_STOP_SECONDS, TimeUnit.SECONDS);
  }
}
