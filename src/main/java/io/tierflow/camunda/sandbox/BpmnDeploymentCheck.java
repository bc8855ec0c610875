package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import io.tierflow.camunda.variable.StepSetting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Reads a model, and refuses one that would run a script or make objects of classes that it names.
 * The engine would refuse them only when a token comes by; who deploys is told at once, and where.
 */
@EngineInternal(
    why =
        "Only the parser sees a model before it makes objects of the classes that the "
            + "model names.",
    replacement =
        "A check of the BPMN model in front of each API that deploys, and of models that "
            + "are deployed already at the start.")
public final class BpmnDeploymentCheck extends BpmnParse {

  private static final String STEPS = "accepted: the steps, by camunda:delegateExpression.";

  /** Attributes by which a model names classes, and what is said about them. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "class", "A model may not name a class; " + STEPS,
          "variableMappingClass", "A model may not name a class; " + STEPS,
          "formHandlerClass", "A model may not name a class; accepted: Camunda Forms.",
          "resource", "A model may not run scripts; " + STEPS);

  private static final Set<String> GENERATED_FORMS = Set.of("formData", "formProperty");

  private static final List<String> SCRIPTS = List.of("script", "scriptTask");

  private final Supplier<Stream<StepSetting>> settings;

  public BpmnDeploymentCheck(BpmnParser parser, Supplier<Stream<StepSetting>> settings) {
    super(parser);
    this.settings = settings;
  }

  /** Keeps what a step's extension properties say beside the step, as with external tasks. */
  @Override
  public ActivityImpl parseServiceTask(Element task, ScopeImpl scope) {
    ActivityImpl step = super.parseServiceTask(task, scope);
    Map<String, String> properties = BpmnParseUtil.parseCamundaExtensionProperties(task);
    if (step != null && properties != null) {
      step.getProperties().set(BpmnProperties.EXTENSION_PROPERTIES, properties);
      check(properties, task);
    }
    return step;
  }

  /** A diagram that was deployed by a release which knew more must still be read. */
  private void check(Map<String, String> properties, Element task) {
    if (deployment.isNew()) {
      settings
          .get()
          .filter(setting -> properties.containsKey(setting.property()))
          .forEach(setting -> check(setting, properties.get(setting.property()), task));
    }
  }

  private void check(StepSetting setting, String value, Element task) {
    setting
        .acceptedInsteadOf(value)
        .ifPresent(
            accepted ->
                addError(
                    "Step %s: property %s is '%s'; accepted: %s."
                        .formatted(task.attribute("id"), setting.property(), value, accepted),
                    task));
  }

  /**
   * A form key names a page of scripts that would run as whoever opens the task, and a generated
   * form puts its labels into a page as they are. New models are refused with either; of those that
   * an earlier release has let in, the task stays and the form goes.
   */
  @Override
  protected FormDefinition parseFormDefinition(Element element) {
    FormDefinition form = super.parseFormDefinition(element);
    form.setFormKey(null);
    return form;
  }

  private static void dropGeneratedForms(Element element) {
    element.elements().removeIf(child -> GENERATED_FORMS.contains(child.getTagName()));
    element.elements().forEach(BpmnDeploymentCheck::dropGeneratedForms);
  }

  @Override
  protected void parseRootElement() {
    refuse(rootElement);
    dropGeneratedForms(rootElement);
    // Reading on would make objects of the very classes that are refused.
    if (!hasErrors()) {
      super.parseRootElement();
    }
  }

  private void refuse(Element element) {
    if (SCRIPTS.contains(element.getTagName())) {
      addError("A model may not run scripts; " + STEPS, element);
    }
    CLASSES.forEach(
        (attribute, sentence) -> {
          if (names(element, attribute)) {
            addError(sentence, element);
          }
        });
    if (isCustomValidator(element)) {
      addError("A model may not name a validator; accepted: those of the forms.", element);
    }
    element.elements().forEach(this::refuse);
  }

  private static boolean names(Element element, String attribute) {
    return element.attribute(attribute) != null
        || element.attributeNS(CAMUNDA_BPMN_EXTENSIONS_NS, attribute) != null;
  }

  private static boolean isCustomValidator(Element element) {
    return element.getTagName().equals("constraint")
        && "validator".equals(element.attribute("name"));
  }
}
