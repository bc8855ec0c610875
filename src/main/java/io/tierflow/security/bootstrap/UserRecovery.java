package io.tierflow.security.bootstrap;

import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.security.authentication.SignInThrottle;
import io.tierflow.security.authentication.password.PasswordHash;
import io.tierflow.security.authentication.password.PasswordRules;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Gets a user in again, without the engine. Part of the command line, not of the application. */
@EngineInternal(
    why =
        "The command line runs without an engine, so it writes the engine's table and "
            + "makes the stored password itself.",
    replacement = "The command line with an engine that executes no jobs.",
    also = "ACT_ID_USER")
class UserRecovery {

  private static final String ACTOR = "command line";
  private static final int SALT_BYTES = 16;

  private final JdbcClient database;
  private final SignInThrottle throttle;
  private final PasswordHash hash;
  private final AuditTrail audit;

  UserRecovery(JdbcClient database, SignInThrottle throttle, PasswordHash hash, AuditTrail audit) {
    this.database = database;
    this.throttle = throttle;
    this.hash = hash;
    this.audit = audit;
  }

  /**
   * Looks a user up.
   *
   * @param id id of the user
   * @return the user without a password
   * @throws IllegalArgumentException if there is none
   */
  @Transactional(readOnly = true)
  User requireUser(String id) {
    return database
        .sql("select ID_, FIRST_, LAST_, EMAIL_ from ACT_ID_USER where ID_ = ?")
        .param(id)
        .query(
            (row, number) -> {
              User user = new UserEntity(row.getString("ID_"));
              user.setFirstName(row.getString("FIRST_"));
              user.setLastName(row.getString("LAST_"));
              user.setEmail(row.getString("EMAIL_"));
              return user;
            })
        .optional()
        .orElseThrow(() -> new IllegalArgumentException("There is no user " + id + "."));
  }

  /** Forgets what was tried for a user. */
  @Transactional
  String unlock(String user) {
    throttle.forget(user);
    audit.recordFor(ACTOR, AuditAction.ACCESS_CHANGED, user, "Failed sign-ins cleared.");
    return "Failed sign-ins of " + user + " are forgotten.";
  }

  /** Removes a user's second factor, with recovery codes, personal tokens and sessions. */
  @Transactional
  String removeSecondFactor(String user) {
    for (String table : List.of("second_factor", "recovery_code", "personal_token")) {
      database.sql("delete from " + table + " where user_id = ?").param(user).update();
    }
    database
        .sql(
            """
            insert into session_epoch (user_id, epoch) values (?, 1)
            on duplicate key update epoch = epoch + 1
            """)
        .param(user)
        .update();
    throttle.forget(user);
    audit.recordFor(ACTOR, AuditAction.SECOND_FACTOR_RESET, user, "Tokens and sessions too.");
    return user + " no longer has a second factor, tokens or sessions.";
  }

  /**
   * Gives a user another password and forgets what was tried.
   *
   * @throws IllegalArgumentException if the password breaks a rule
   */
  @Transactional
  String setPassword(String user, String password) {
    User known = requireUser(user);
    if (!new PasswordRules().getRules().stream().allMatch(rule -> rule.execute(password, known))) {
      throw new IllegalArgumentException(PasswordRules.SENTENCE);
    }
    String salt = salt();
    String stored =
        "{%s}%s"
            .formatted(
                PasswordHash.NAME, hash.encrypt(EncryptionUtil.saltPassword(password, salt)));
    database
        .sql("update ACT_ID_USER set PWD_ = ?, SALT_ = ?, REV_ = REV_ + 1 where ID_ = ?")
        .params(stored, salt, user)
        .update();
    throttle.forget(user);
    audit.recordFor(ACTOR, AuditAction.ACCESS_CHANGED, user, "New password.");
    return user + " has the new password.";
  }

  private static String salt() {
    byte[] bytes = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
