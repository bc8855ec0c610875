package io.tierflow.security;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the engine's users as its own API does not show them, and checks their passwords. */
@Component
class EngineUserFile {

  private final IdentityService identities;
  private final CommandExecutor commands;
  private final PasswordManager hashes;
  private final TransactionTemplate transactions;
  private final JdbcClient database;
  private final String nobodys;

  EngineUserFile(
      ProcessEngine engine, PlatformTransactionManager transactions, JdbcClient database) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.identities = engine.getIdentityService();
    this.commands = configuration.getCommandExecutorTxRequired();
    this.hashes = configuration.getPasswordManager();
    this.transactions = new TransactionTemplate(transactions);
    this.database = database;
    this.nobodys = hashes.encrypt("");
  }

  /**
   * A user as it is stored.
   *
   * @param password the hashed password with the hash's name; null for who signs in elsewhere
   * @param salt what the engine adds to the password; may be null
   * @param locked whether only an admin can unlock the user
   */
  record StoredUser(String password, String salt, boolean locked) {}

  Optional<StoredUser> find(String user) {
    return inEngine(
        engine ->
            Optional.ofNullable(engine.findUserById(user))
                // MySQL finds a name with a blank at its end, too.
                .filter(found -> found.getId().equals(user))
                .map(
                    found ->
                        new StoredUser(
                            found.getPassword(), found.getSalt(), engine.isLockedForGood(found))));
  }

  /** Ids of the user's groups, in order. */
  List<String> groups(String user) {
    return identities.createGroupQuery().groupMember(user).orderByGroupId().asc().list().stream()
        .map(Group::getId)
        .toList();
  }

  /**
   * Checks a password and counts the try: at any door of this or another node, a wrong one locks
   * the user for a while. Whoever is unknown or locked is refused after the same time.
   */
  boolean admits(String user, String password) {
    Optional<StoredUser> found = find(user);
    String hash = found.map(StoredUser::password).orElse(nobodys);
    String salt = found.map(StoredUser::salt).orElse("");
    // Slow; so no connection to the database waits for it.
    boolean right = hashes.check(EncryptionUtil.saltPassword(password, salt), hash);
    return found.isPresent()
        && Boolean.TRUE.equals(
            transactions.execute(started -> settle(user, hash, right, password)));
  }

  private boolean settle(String user, String hash, boolean right, String password) {
    lock(user);
    boolean admitted = inEngine(engine -> engine.settle(user, hash, right));
    if (admitted && !PasswordHash.made(hash)) {
      inEngine(
          engine -> {
            engine.hashAnew(user, password);
            return true;
          });
    }
    return admitted;
  }

  private void lock(String user) {
    database
        .sql("select REV_ from ACT_ID_USER where ID_ = ? for update")
        .param(user)
        .query(Integer.class)
        .optional();
  }

  private <T> T inEngine(Function<EngineIdentities, T> work) {
    return commands.execute(
        command -> work.apply((EngineIdentities) command.getWritableIdentityProvider()));
  }
}
