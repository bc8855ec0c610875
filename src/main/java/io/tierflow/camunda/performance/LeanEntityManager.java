package io.tierflow.camunda.performance;

import io.tierflow.camunda.EngineInternal;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * The engine's entities, except that none is written out as a text, for a message that is not
 * needed, each time that it is stored.
 */
@EngineInternal(
    why =
        "The engine writes each entity out as a text before it checks its id, and no "
            + "setting avoids it.",
    replacement = "Nothing: storing an entity would take longer.")
final class LeanEntityManager extends DbEntityManager {

  private LeanEntityManager(PersistenceSession session) {
    super(Context.getProcessEngineConfiguration().getIdGenerator(), session);
  }

  @Override
  protected void validateId(DbEntity entity) {
    if (entity.getId() == null || Authorization.ANY.equals(entity.getId())) {
      super.validateId(entity);
    }
  }

  /** Opens one per command. */
  static final class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return DbEntityManager.class;
    }

    @Override
    public Session openSession() {
      return new LeanEntityManager(
          Context.getCommandContext().getSession(PersistenceSession.class));
    }
  }
}
