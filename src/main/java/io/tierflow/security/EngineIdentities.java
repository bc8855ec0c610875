package io.tierflow.security;

import java.util.Objects;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationEventPublisher;

/** The engine's own users and groups, which tell of every change. */
class EngineIdentities extends DbIdentityServiceProvider {

  private final ApplicationEventPublisher events;

  EngineIdentities(ApplicationEventPublisher events) {
    this.events = events;
  }

  /**
   * Counts a try to sign in, and decides on it. The caller holds the lock of the user's row, so
   * that tries at once are counted one by one.
   *
   * @param user id of the user
   * @param hash the stored password that the try was compared with
   * @param right whether it was the right password
   * @return whether the user is signed in
   */
  boolean settle(String user, String hash, boolean right) {
    UserEntity known = findUserById(user);
    if (known == null || isUserLocked(known) || !Objects.equals(hash, known.getPassword())) {
      return false;
    }
    if (right) {
      unlockUser(known);
    } else {
      lockUser(known);
    }
    return right;
  }

  /** Hashes a password anew that an older hash has hashed. */
  void hashAnew(String user, String password) {
    UserEntity known = findUserById(user);
    known.setPassword(password);
    known.encryptPassword();
    tell(user);
  }

  /** No more than so many wrong passwords are tried; then an admin unlocks the user. */
  boolean isLockedForGood(UserEntity user) {
    return user.getAttempts() >= Context.getProcessEngineConfiguration().getLoginMaxAttempts();
  }

  /** Who signs in elsewhere has no password here. */
  @Override
  protected boolean matchPassword(String password, UserEntity user) {
    return user.getPassword() != null && super.matchPassword(password, user);
  }

  @Override
  protected void lockUser(UserEntity user) {
    super.lockUser(user);
    tell(user.getId());
  }

  @Override
  public IdentityOperationResult saveUser(User user) {
    tell(user.getId());
    return super.saveUser(user);
  }

  @Override
  public IdentityOperationResult deleteUser(String user) {
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
