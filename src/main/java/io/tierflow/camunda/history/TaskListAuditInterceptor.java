package io.tierflow.camunda.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.PersonalVariable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Tells the audit who sees members' names in a list of tasks. Tasklist asks anew every few seconds
 * for as long as somebody leaves a list open; the same names are told once an hour.
 */
@EngineInternal(
    why =
        "The engine tells nobody of reads; only an interceptor sees them, and only the entity "
            + "says how a variable is stored.",
    replacement = "A servlet filter before the REST resources that list variables.")
final class TaskListAuditInterceptor extends CommandInterceptor {

  private static final Duration TOLD_FOR = Duration.ofHours(1);
  private static final int MAX_TOLD = 10_000;

  private final AuditTrail trail;
  private final Cache<List<String>, Boolean> told =
      Caffeine.newBuilder().maximumSize(MAX_TOLD).expireAfterWrite(TOLD_FOR).build();

  TaskListAuditInterceptor(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public <T> T execute(Command<T> command) {
    T answer = next.execute(command);
    if (command instanceof VariableInstanceQueryImpl && answer instanceof List<?> variables) {
      String members = members(variables);
      if (!members.isEmpty()) {
        next.execute(context -> tell(context, members));
      }
    }
    return answer;
  }

  private Void tell(CommandContext context, String members) {
    Authentication reader = context.getAuthentication();
    if (reader != null
        && told.asMap().putIfAbsent(List.of(reader.getUserId(), members), true) == null) {
      trail.recordFor(reader.getUserId(), AuditAction.PERSONAL_DATA_VIEWED, "members", members);
    }
    return null;
  }

  private static String members(List<?> variables) {
    return variables.stream()
        .filter(VariableInstanceEntity.class::isInstance)
        .map(VariableInstanceEntity.class::cast)
        .filter(variable -> PersonalVariable.SERIALIZER.equals(variable.getSerializerName()))
        .map(VariableInstanceEntity::getTextValue2)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }
}
