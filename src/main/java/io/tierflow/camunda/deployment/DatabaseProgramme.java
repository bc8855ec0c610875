package io.tierflow.camunda.deployment;

import io.tierflow.camunda.ClusterLock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which of the programmes to start from a database holds. It keeps the one that it was first
 * started with: another one's tables would know neither its tiers nor its kinds of activity.
 */
@Component
class DatabaseProgramme {

  static final String PROPERTY = "tierflow.programme";

  private static final String NONE = "";

  private final ManagementService properties;
  private final ClusterLock cluster;
  private final ReleasedModels models;
  private final String chosen;

  DatabaseProgramme(
      ManagementService properties,
      ClusterLock cluster,
      ReleasedModels models,
      @Value("${tierflow.sample:}") String chosen) {
    this.properties = properties;
    this.cluster = cluster;
    this.models = models;
    this.chosen = chosen.strip();
  }

  /**
   * The programme of this database, which a first start settles.
   *
   * @return its name; empty if only the product's own tables are in it
   * @throws OtherProgrammeException if another one was chosen for this start
   */
  String settle() {
    return settle(chosen);
  }

  /** As {@link #settle()}, for a name that was chosen; empty for none. */
  String settle(String name) {
    AtomicReference<String> settled = new AtomicReference<>(NONE);
    AtomicReference<OtherProgrammeException> refused = new AtomicReference<>();
    cluster.withLock(
        () -> {
          try {
            settled.set(settled(name, properties.getProperties()));
          } catch (OtherProgrammeException other) {
            // The engine would write whatever leaves its command into the log, with a stack trace.
            refused.set(other);
          }
        });
    if (refused.get() != null) {
      throw refused.get();
    }
    return settled.get();
  }

  private String settled(String name, Map<String, String> known) {
    String held = known.get(PROPERTY);
    if (held == null) {
      return first(name, known);
    }
    if (!name.isEmpty() && !name.equals(held)) {
      throw new OtherProgrammeException(name, held);
    }
    return held;
  }

  /**
   * A database that was in use before has the product's own tables, which a programme does not
   * replace. It may bring some that an older release did not know.
   */
  private String first(String name, Map<String, String> known) {
    if (models.ownTables(name).stream().map(ReleasedModel::property).anyMatch(known::containsKey)) {
      throw new OtherProgrammeException(name, null);
    }
    if (!name.isEmpty()) {
      properties.setProperty(PROPERTY, name);
    }
    return name;
  }
}
