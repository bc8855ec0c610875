package io.tierflow.security.authentication;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The sessions of staff on this node, as long as they last. */
@Component
public class LiveSessions {

  private static final String ENTRY = LiveSessions.class.getName();

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /**
   * A session as its user sees it.
   *
   * @param id names it, and opens nothing
   * @param startedAt when it began
   * @param lastUsedAt when its last request came
   * @param address from where it began
   * @param own whether it is the one in which the list is shown
   */
  record LiveSession(
      String id, Instant startedAt, Instant lastUsedAt, String address, boolean own) {}

  void add(HttpSession session, String user, String address, Instant at) {
    session.setAttribute(ENTRY, new Entry(session, user, address, at));
  }

  /** A user's sessions, the newest first. */
  List<LiveSession> of(String user, HttpSession own) {
    return entries.values().stream()
        .filter(entry -> entry.user.equals(user))
        .flatMap(entry -> entry.shown(own).stream())
        .sorted(Comparator.comparing(LiveSession::startedAt).reversed())
        .toList();
  }

  /** Ends one of a user's sessions; false if there is none such. */
  boolean end(String user, String id) {
    Entry entry = entries.get(id);
    return entry != null && entry.user.equals(user) && entry.end();
  }

  /** Ends the user's sessions but one. */
  public void endOthers(String user, HttpSession own) {
    of(user, own).stream().filter(session -> !session.own()).forEach(one -> end(user, one.id()));
  }

  private final class Entry implements HttpSessionBindingListener {

    private final String id = UUID.randomUUID().toString();
    private final HttpSession session;
    private final String user;
    private final String address;
    private final Instant startedAt;

    private Entry(HttpSession session, String user, String address, Instant startedAt) {
      this.session = session;
      this.user = user;
      this.address = address;
      this.startedAt = startedAt;
    }

    @Override
    public void valueBound(HttpSessionBindingEvent bound) {
      entries.put(id, this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent unbound) {
      entries.remove(id);
    }

    private Optional<LiveSession> shown(HttpSession own) {
      try {
        return Optional.of(
            new LiveSession(
                id,
                startedAt,
                Instant.ofEpochMilli(session.getLastAccessedTime()),
                address,
                own != null && own.getAttribute(ENTRY) == this));
      } catch (IllegalStateException endedMeanwhile) {
        return Optional.empty();
      }
    }

    private boolean end() {
      try {
        session.invalidate();
        return true;
      } catch (IllegalStateException endedMeanwhile) {
        return false;
      }
    }
  }
}
