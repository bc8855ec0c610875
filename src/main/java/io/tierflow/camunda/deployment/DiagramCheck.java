package io.tierflow.camunda.deployment;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.springframework.stereotype.Component;

/** Looks for what a diagram names that does not exist, and whether it replaces what it should. */
@Component
class DiagramCheck {

  /** The namespace of Camunda's extensions of BPMN. */
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private static final Pattern BEAN = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");

  private final ReleasedModels released;
  private final StepBeans beans;
  private volatile Map<String, Set<String>> processesByFile;

  DiagramCheck(ReleasedModels released, StepBeans beans) {
    this.released = released;
    this.beans = beans;
  }

  /** Adds what is wrong with a file. */
  void check(String file, byte[] content, KnownModels known, Findings findings) {
    Place place = Place.file(file);
    BpmnModelInstance model;
    try {
      model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
    } catch (ModelException unreadable) {
      findings.add(
          place,
          null,
          "is not BPMN: " + ModelText.cause(unreadable),
          "a file that Camunda Modeler saves");
      return;
    }
    checkProcesses(place, model, findings);
    String process =
        model.getModelElementsByType(Process.class).stream()
            .map(Process::getId)
            .findFirst()
            .orElse(file);
    Walk walk = new Walk(ElementLines.of(content), known, findings);
    walk(model.getDocument().getRootElement(), process, place.model(process), walk);
  }

  /** The ids of the processes in a file that can be executed; none if it can't be read. */
  static Set<String> executableProcesses(byte[] content) {
    try {
      return executable(Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
    } catch (ModelException unreadable) {
      return Set.of();
    }
  }

  /** Whether a release brings this process. */
  boolean isReleased(String process) {
    return releasedProcesses().values().stream().anyMatch(ids -> ids.contains(process));
  }

  private static Set<String> executable(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).stream()
        .filter(Process::isExecutable)
        .map(Process::getId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void checkProcesses(Place place, BpmnModelInstance model, Findings findings) {
    Set<String> executable = executable(model);
    Set<String> missing =
        new TreeSet<>(
            releasedProcesses().getOrDefault(ReleasedModel.fileName(place.file()), Set.of()));
    missing.removeAll(executable);
    if (!missing.isEmpty()) {
      findings.add(
          place,
          model.getModelElementsByType(Process.class).stream()
              .map(p -> p.getId() + (p.isExecutable() ? "" : ", which is not executable"))
              .collect(Collectors.joining("; ")),
          "is the process that belongs in a file with this name",
          "%s, executable".formatted(String.join(", ", missing)));
    } else if (executable.isEmpty()) {
      findings.add(
          place,
          null,
          "has no process that can be executed",
          "a process with isExecutable=\"true\"");
    }
  }

  private Map<String, Set<String>> releasedProcesses() {
    Map<String, Set<String>> found = processesByFile;
    if (found == null) {
      found = new HashMap<>();
      for (ReleasedModel model : released.all()) {
        if (ModelText.isOneOf(ModelText.DIAGRAMS, model.path())) {
          found.put(model.fileName(), executableProcesses(model.content()));
        }
      }
      processesByFile = found;
    }
    return found;
  }

  private void walk(DomElement element, String owner, Place place, Walk walk) {
    // Extension elements have no id of their own; who looks for them finds the element around.
    String id = element.getAttribute("id") == null ? owner : element.getAttribute("id");
    Place at = place.column(id).line(walk.lines().of(id));
    check(element, at, walk.known(), walk.findings());
    DiagramTextCheck.check(element, at, walk.findings());
    element.getChildElements().forEach(child -> walk(child, id, place, walk));
  }

  /** What goes along through a file. */
  private record Walk(ElementLines lines, KnownModels known, Findings findings) {}

  private void check(DomElement element, Place place, KnownModels known, Findings findings) {
    String delegate = attribute(element, "delegateExpression");
    if (delegate != null) {
      checkBean(element, delegate, place, findings);
    }
    checkReference(
        attribute(element, "decisionRef"), known::hasDecision, "decision", place, findings);
    checkReference(attribute(element, "formRef"), known::hasForm, "form", place, findings);
  }

  private static String attribute(DomElement element, String name) {
    String own = element.getAttribute(CAMUNDA, name);
    boolean extension = CAMUNDA.equals(element.getNamespaceURI());
    return own == null && extension ? element.getAttribute(name) : own;
  }

  private void checkBean(DomElement element, String expression, Place place, Findings findings) {
    Set<String> accepted =
        switch (element.getLocalName()) {
          case "executionListener" -> beans.executionListeners();
          case "taskListener" -> beans.taskListeners();
          default -> beans.steps();
        };
    Matcher bean = BEAN.matcher(expression);
    if (!bean.matches() || !accepted.contains(bean.group(1))) {
      findings.add(
          place,
          expression,
          "names a step that does not exist",
          nearest(expression, accepted).stream()
              .map("${%s}"::formatted)
              .collect(Collectors.joining(", ")));
    }
  }

  /** Those that are most likely meant, else all. */
  private static List<String> nearest(String expression, Set<String> names) {
    String typed = expression.replaceAll("\\W", "").toLowerCase(Locale.ROOT);
    List<String> alike =
        names.stream()
            .filter(
                name ->
                    !typed.isEmpty()
                        && name.toLowerCase(Locale.ROOT)
                            .startsWith(typed.substring(0, Math.min(typed.length(), 6))))
            .toList();
    return alike.isEmpty() ? List.copyOf(names) : alike;
  }

  private static void checkReference(
      String reference, Predicate<String> exists, String kind, Place place, Findings findings) {
    if (reference != null && !reference.contains("{") && !exists.test(reference)) {
      findings.add(
          place,
          reference,
          "is a %s that is not deployed".formatted(kind),
          "a %s that is already deployed, or is deployed with this diagram".formatted(kind));
    }
  }
}
