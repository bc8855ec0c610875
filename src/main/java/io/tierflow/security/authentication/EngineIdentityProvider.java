package io.tierflow.security.authentication;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.security.authentication.password.EnginePasswordChecks;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;

/** The engine's own users and groups, which tell of every change. */
@EngineInternal(
    why =
        "Users of the engine are written and their passwords checked through "
            + "IdentityService by this provider alone, and the engine tells nobody of changes.",
    replacement =
        "Users of Tierflow's own behind a read-only identity provider, as for a directory.")
class EngineIdentityProvider extends DbIdentityServiceProvider {

  private final ApplicationEventPublisher events;
  private final ObjectProvider<EnginePasswordChecks> passwords;

  EngineIdentityProvider(
      ApplicationEventPublisher events, ObjectProvider<EnginePasswordChecks> passwords) {
    this.events = events;
    this.passwords = passwords;
  }

  /** Hashes a password anew that an older hash has hashed. */
  void hashAnew(String user, String password) {
    UserEntity known = findUserById(user);
    known.setPassword(password);
    known.encryptPassword();
    tell(user);
  }

  /** Who signs in elsewhere has no password here. */
  @Override
  protected boolean matchPassword(String password, UserEntity user) {
    return user.getPassword() != null && super.matchPassword(password, user);
  }

  /** The engine's own count locks for good whoever was guessed at ten times; ours does not. */
  @Override
  public boolean checkPassword(String user, String password) {
    UserEntity known = findUserById(user);
    return known != null
        && password != null
        && passwords.getObject().admit(user, () -> matchPassword(password, known));
  }

  @Override
  public IdentityOperationResult unlockUser(String user) {
    events.publishEvent(new UserUnlocked(user));
    tell(user);
    return super.unlockUser(user);
  }

  @Override
  public IdentityOperationResult saveUser(User user) {
    tell(user.getId());
    return super.saveUser(user);
  }

  @Override
  public IdentityOperationResult deleteUser(String user) {
    events.publishEvent(new UserRemoved(user));
    tell(user);
    return super.deleteUser(user);
  }

  @Override
  public IdentityOperationResult deleteGroup(String group) {
    tell(null);
    return super.deleteGroup(group);
  }

  @Override
  public IdentityOperationResult createMembership(String user, String group) {
    tell(user);
    return super.createMembership(user, group);
  }

  @Override
  public IdentityOperationResult deleteMembership(String user, String group) {
    tell(user);
    return super.deleteMembership(user, group);
  }

  private void tell(String user) {
    Context.getCommandContext()
        .getTransactionContext()
        .addTransactionListener(
            TransactionState.COMMITTED,
            committed -> events.publishEvent(new IdentityChanged(user)));
  }
}
