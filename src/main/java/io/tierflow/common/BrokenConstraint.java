package io.tierflow.common;

import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/**
 * A constraint of the database that was broken although nobody expects it: a fault of ours. It is
 * logged by its name; the driver's own words hold what was written, which may be personal.
 */
public final class BrokenConstraint {

  private static final Logger LOG = LoggerFactory.getLogger(BrokenConstraint.class);

  /** H2 and MySQL name a constraint in quotes or backticks, H2 in its own way for keys. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:constraint|key|violation|column)[^\"'`(]{0,40}[\"'`](?:[A-Z0-9_]+[.])?([A-Z0-9_]{1,64})\\b");

  /** What the standard and H2 say of a duplicate key; MySQL and MariaDB have codes of their own. */
  private static final String DUPLICATE_STATE = "23505";

  private static final Set<Integer> DUPLICATE_CODES = Set.of(1062, 1586);

  private BrokenConstraint() {}

  /**
   * Logs which constraint was broken, and where.
   *
   * @param broken what the database said
   * @param doing what was being done, without anything personal
   */
  public static void log(DataIntegrityViolationException broken, String doing) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(broken);
    IllegalStateException place = new IllegalStateException(broken.getClass().getSimpleName());
    place.setStackTrace(broken.getStackTrace());
    LOG.error("{} broke {}.", doing, name(root), place);
  }

  /**
   * Whether the same key was written twice, as two at once may do who both looked first.
   *
   * @param broken what the database said
   * @return false for every other constraint
   */
  public static boolean isDuplicateKey(DataIntegrityViolationException broken) {
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof DuplicateKeyException
          || cause instanceof SQLException refusal && isDuplicateKey(refusal)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDuplicateKey(SQLException refusal) {
    return DUPLICATE_STATE.equals(refusal.getSQLState())
        || DUPLICATE_CODES.contains(refusal.getErrorCode());
  }

  private static String name(Throwable root) {
    if (!(root instanceof SQLException refusal)) {
      return "a constraint (%s)".formatted(root.getClass().getSimpleName());
    }
    Matcher named = NAME.matcher(String.valueOf(refusal.getMessage()));
    return "the constraint %s (SQL state %s, code %d)"
        .formatted(
            named.find() ? named.group(1) : "of unknown name",
            refusal.getSQLState(),
            refusal.getErrorCode());
  }
}
