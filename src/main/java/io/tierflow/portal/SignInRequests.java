package io.tierflow.portal;

import io.tierflow.common.ConflictRetry;
import io.tierflow.member.MemberSearch;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Requests for a sign-in link, which are looked into after they have been answered: neither what
 * the answer says nor how long it takes tells whether there is such a member. They wait in memory,
 * one after the other; whoever's request is lost with the node asks again.
 */
@Component
class SignInRequests implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(SignInRequests.class);
  private static final int MAX_WAITING = 1_000;
  private static final int MAX_LENGTH = 254;
  private static final long MAX_STOP_SECONDS = 10;

  private final MemberSearch members;
  private final SignInLinks links;
  private final PortalSettings settings;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          task -> new Thread(task, "sign-in-links"),
          (task, full) ->
              LOG.warn("A request for a sign-in link was dropped: too many are " + "waiting."));

  SignInRequests(MemberSearch members, SignInLinks links, PortalSettings settings) {
    this.members = members;
    this.links = links;
    this.settings = settings;
  }

  /**
   * Takes a request in.
   *
   * @param numberOrEmail the member number or e-mail address that somebody gave
   * @param address where the request came from
   */
  void take(String numberOrEmail, String address) {
    String wanted = numberOrEmail.strip();
    if (settings.isOpen() && !wanted.isEmpty() && wanted.length() <= MAX_LENGTH) {
      thread.execute(() -> lookInto(wanted, address));
    }
  }

  private void lookInto(String wanted, String address) {
    try {
      members.identifiedBy(wanted).forEach(member -> offer(member, address));
    } catch (RuntimeException failure) {
      LOG.warn("A request for a sign-in link failed: {}.", failure.getClass().getSimpleName());
    }
  }

  private void offer(String member, String address) {
    ConflictRetry.execute(() -> links.offer(member, address));
  }

  /** Lets those go out that were answered. */
  @Override
  public void destroy() throws InterruptedException {
    thread.shutdown();
    thread.awaitTermination(MAX_STOP_SECONDS, TimeUnit.SECONDS);
  }
}
