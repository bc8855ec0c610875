package io.tierflow.workflow.cockpit;

import io.tierflow.camunda.EngineInternal;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/**
 * Shows the newest monthly runs on Cockpit's dashboard. Cockpit finds this class by its service
 * file, and what it shows in {@code plugin-webapp/tierflow/app}.
 */
@EngineInternal(
    why =
        "AbstractCockpitPlugin is the documented base of plug-ins, but lies in an "
            + "internal package.",
    replacement = "The public interface CockpitPlugin, with a few more methods.")
public class MonthlyRunCockpitPlugin extends AbstractCockpitPlugin {

  static final String ID = "tierflow";

  /** For Cockpit. */
  public MonthlyRunCockpitPlugin() {}

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public Set<Class<?>> getResourceClasses() {
    return Set.of(MonthlyRunCockpitResource.class);
  }
}
