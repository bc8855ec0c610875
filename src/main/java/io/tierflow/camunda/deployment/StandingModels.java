package io.tierflow.camunda.deployment;

import io.tierflow.camunda.EngineInternal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The models that are in effect, held to what is asked of a deployment today: they may have been
 * deployed by a release that asked less. They go on as they are until an owner deploys others.
 */
@Component
@EngineInternal(
    why =
        "Forms have no public query, and the managers that find them exist only within a command.",
    replacement = "A query for forms, as soon as RepositoryService has one.")
class StandingModels {

  private static final Logger LOG = LoggerFactory.getLogger(StandingModels.class);

  private final CommandExecutor commands;
  private final RepositoryService repository;
  private final ModelCheck check;
  private final ReleasedModels released;
  private final FormCheck forms;

  StandingModels(ProcessEngine engine, ModelCheck check, ReleasedModels released, FormCheck forms) {
    this.commands =
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired();
    this.repository = engine.getRepositoryService();
    this.check = check;
    this.released = released;
    this.forms = forms;
  }

  /** The latest version of each process, table and form, whoever asks. */
  List<StandingModel> all() {
    return commands.execute(command -> command.runWithoutAuthorization(() -> all(command)));
  }

  /** Says in the log what would be refused today. */
  void report() {
    for (StandingModel model : all()) {
      for (Finding finding : model.findings()) {
        LOG.warn(
            "{} {} version {} is in effect but would be refused now: {}",
            model.kind(),
            model.key(),
            model.version(),
            finding.sentence());
      }
    }
  }

  private List<StandingModel> all(CommandContext command) {
    List<StandingModel> models = new ArrayList<>();
    repository
        .createProcessDefinitionQuery()
        .latestVersion()
        .orderByProcessDefinitionKey()
        .asc()
        .list()
        .forEach(process -> models.add(model(command, "Process", process)));
    repository
        .createDecisionDefinitionQuery()
        .latestVersion()
        .orderByDecisionDefinitionKey()
        .asc()
        .list()
        .forEach(table -> models.add(model(command, "Table", table)));
    formIds().stream()
        .map(command.getCamundaFormDefinitionManager()::findLatestDefinitionByKey)
        .filter(Objects::nonNull)
        .forEach(form -> models.add(model(command, "Form", form)));
    return models;
  }

  /** The engine has no query for forms. */
  private List<String> formIds() {
    return released.all().stream()
        .filter(model -> ModelText.isOneOf(ModelText.FORMS, model.path()))
        .map(model -> forms.id(model.content()))
        .sorted()
        .toList();
  }

  private StandingModel model(CommandContext command, String kind, ResourceDefinition definition) {
    DeployedModels deployed = new DeployedModels(command);
    Optional<byte[]> content = deployed.content(definition);
    Instant deployedAt =
        command
            .getDeploymentManager()
            .findDeploymentById(definition.getDeploymentId())
            .getDeploymentTime()
            .toInstant();
    return new StandingModel(
        kind,
        definition.getKey(),
        definition.getVersion(),
        definition.getResourceName(),
        deployedAt,
        content
            .map(bytes -> check.check(Map.of(definition.getResourceName(), bytes), deployed))
            .map(result -> concat(result.findings(), result.warnings()))
            .orElse(List.of()));
  }

  private static List<Finding> concat(List<Finding> findings, List<Finding> warnings) {
    return Stream.of(findings, warnings).flatMap(List::stream).toList();
  }
}
