package io.tierflow.testsupport.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;

/** A diagram or table that is deployed as an owner does, until it is withdrawn. */
public final class EditedModel {

  private final RepositoryService models;
  private final Deployment deployment;

  private EditedModel(RepositoryService models, Deployment deployment) {
    this.models = models;
    this.deployment = deployment;
  }

  /**
   * Deploys a released file with some passages changed.
   *
   * @param path its path, such as /dmn/communication.dmn
   * @param passages passages and what takes their place, in turn
   */
  public static EditedModel deploy(RepositoryService models, String path, String... passages) {
    String content = read(path);
    for (int passage = 0; passage < passages.length; passage += 2) {
      assertThat(content).contains(passages[passage]);
      content = content.replace(passages[passage], passages[passage + 1]);
    }
    return new EditedModel(
        models,
        models
            .createDeployment()
            .name("owner")
            .addInputStream(
                path.substring(path.lastIndexOf('/') + 1),
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
            .deploy());
  }

  /**
   * A released table of which one cell reads otherwise, as if it had been deployed before anything
   * looked at tables: whatever it says, it stands.
   *
   * @param cell id of the entry
   * @param text what it says, as XML
   */
  public static EditedModel stand(
      ProcessEngine engine, TestProgramme programme, String path, String cell, String text) {
    String edited =
        Pattern.compile("(id=\"%s\">\\s*<text>).*?(</text>)".formatted(cell), Pattern.DOTALL)
            .matcher(read(path))
            .replaceFirst("$1" + Matcher.quoteReplacement(text) + "$2");
    assertThat(edited).isNotEqualTo(read(path));
    return stand(engine, programme, path, edited);
  }

  /**
   * A table as if it had been deployed before anything looked at tables.
   *
   * @param path the released file whose place it takes
   * @param content what it says
   */
  public static EditedModel stand(
      ProcessEngine engine, TestProgramme programme, String path, String content) {
    EditedModel model = deploy(engine.getRepositoryService(), path);
    programme.execute(
        "update ACT_GE_BYTEARRAY set BYTES_ = ? where DEPLOYMENT_ID_ = ?",
        content.getBytes(StandardCharsets.UTF_8),
        model.deployment.getId());
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getDeploymentCache()
        .purgeCache();
    return model;
  }

  /** A released file as it is. */
  public static String read(String path) {
    try (InputStream released = EditedModel.class.getResourceAsStream(path)) {
      return new String(released.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Takes it back with every box ticked: what runs on it is cancelled. */
  public void withdrawAsCockpitProposes() {
    models.deleteDeployment(deployment.getId(), true, true, true);
  }

  /** Takes it back: the released one holds again. */
  public void withdraw() {
    models.deleteDeployment(deployment.getId(), true);
  }
}
