package io.tierflow.member;

import java.util.Map;

/**
 * What a statement asks of members so that a search finds them.
 *
 * @param sql a condition on {@code member m}
 * @param parameters values of its named parameters
 */
public record MemberCondition(String sql, Map<String, Object> parameters) {

  /** Copies the values. */
  public MemberCondition {
    parameters = Map.copyOf(parameters);
  }
}
