package io.tierflow.security.authentication;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.security.authentication.password.PasswordHash;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the engine's users as its own API does not show them, and checks their passwords. */
@Component
@EngineInternal(
    why =
        "IdentityService.checkPassword counts failures its own way, and the salt of a "
            + "stored password has no public getter.",
    replacement = "Users of Tierflow's own, checked by Spring Security's password encoders.")
public class EngineUserStore {

  private final IdentityService identities;
  private final CommandExecutor commands;
  private final PasswordManager hashes;
  private final TransactionTemplate transactions;
  private final SignInThrottle throttle;
  private final String nobodys;

  EngineUserStore(
      ProcessEngine engine, PlatformTransactionManager transactions, SignInThrottle throttle) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.identities = engine.getIdentityService();
    this.commands = configuration.getCommandExecutorTxRequired();
    this.hashes = configuration.getPasswordManager();
    this.transactions = new TransactionTemplate(transactions);
    this.throttle = throttle;
    this.nobodys = hashes.encrypt("");
  }

  /**
   * A user as it is stored.
   *
   * @param password the hashed password with the hash's name; null for who signs in elsewhere
   * @param salt what the engine adds to the password; may be null
   */
  record StoredUser(String password, String salt) {}

  public Optional<StoredUser> find(String user) {
    return inEngine(
        engine ->
            Optional.ofNullable(engine.findUserById(user))
                // MySQL finds a name with a blank at its end, too.
                .filter(found -> found.getId().equals(user))
                .map(found -> new StoredUser(found.getPassword(), found.getSalt())));
  }

  /** Ids of the user's groups, in order. */
  public List<String> groups(String user) {
    return identities.createGroupQuery().groupMember(user).orderByGroupId().asc().list().stream()
        .map(Group::getId)
        .toList();
  }

  /**
   * Checks a password and counts a wrong one: it slows down every further attempt for the same
   * user, on this or another node. Whoever is unknown or has to wait is refused after the same
   * time. A right one takes nothing back; see {@link #signedIn}.
   *
   * @param origin from where the password comes
   */
  public boolean admits(String user, String password, String origin) {
    Optional<StoredUser> found = find(user);
    String hash = found.map(StoredUser::password).orElse(nobodys);
    String salt = found.map(StoredUser::salt).orElse("");
    // Slow; so no connection to the database waits for it.
    boolean right = hashes.check(EncryptionUtil.saltPassword(password, salt), hash);
    return found.isPresent()
        && Boolean.TRUE.equals(
            transactions.execute(started -> settle(user, hash, right, password, origin)));
  }

  /** A user has proven all that is asked for, at an address. */
  void signedIn(String user, String origin) {
    transactions.executeWithoutResult(
        started -> {
          throttle.lock(user);
          throttle.succeeded(user, origin);
        });
  }

  /**
   * Checks what a user brings besides the password, and counts what is wrong as {@link #admits}
   * does.
   *
   * @param origin from where it comes
   * @param proof verifies it, in the same transaction
   * @return how the user has proven who they are; nothing if it is wrong or comes too early
   */
  public Optional<String> admits(String user, String origin, Supplier<Optional<String>> proof) {
    return transactions.execute(
        started -> {
          throttle.lock(user);
          if (!throttle.mayTry(user, origin)) {
            return Optional.empty();
          }
          Optional<String> proven = proof.get();
          if (proven.isEmpty()) {
            throttle.failed(user, origin);
          }
          return proven;
        });
  }

  private boolean settle(String user, String hash, boolean right, String password, String origin) {
    throttle.lock(user);
    boolean unchanged = find(user).map(StoredUser::password).filter(hash::equals).isPresent();
    if (!unchanged || !throttle.mayTry(user, origin)) {
      return false;
    }
    if (!right) {
      throttle.failed(user, origin);
    } else if (!PasswordHash.made(hash)) {
      inEngine(
          engine -> {
            engine.hashAnew(user, password);
            return true;
          });
    }
    return right;
  }

  private <T> T inEngine(Function<EngineIdentityProvider, T> work) {
    return commands.execute(
        command -> work.apply((EngineIdentityProvider) command.getWritableIdentityProvider()));
  }
}
