package io.tierflow.security.authentication;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How often a user has ended all sessions. Each session rests on the number at which it began, so
 * that it ends on whichever node it is.
 */
@Repository
public class SessionEpochs {

  private final JdbcClient database;
  private final ApplicationEventPublisher events;

  SessionEpochs(JdbcClient database, ApplicationEventPublisher events) {
    this.database = database;
    this.events = events;
  }

  /**
   * The number on which sessions that begin now rest.
   *
   * @param user id of the user
   * @return how often the user has ended all
   */
  public long of(String user) {
    return database
        .sql("select epoch from session_epoch where user_id = ?")
        .param(user)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /**
   * Ends all sessions of a user, on this node at once, on others within seconds.
   *
   * @param user id of the user
   */
  @Transactional
  public void next(String user) {
    database
        .sql(
            """
            insert into session_epoch (user_id, epoch) values (?, 1)
            on duplicate key update epoch = epoch + 1
            """)
        .param(user)
        .update();
    events.publishEvent(new SignInChanged(user));
  }

  @EventListener
  void forget(UserRemoved removed) {
    database.sql("delete from session_epoch where user_id = ?").param(removed.user()).update();
  }
}
