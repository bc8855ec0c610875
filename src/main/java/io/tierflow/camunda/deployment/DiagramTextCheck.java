package io.tierflow.camunda.deployment;

import java.util.Set;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Looks for what would bring code into Tasklist or Cockpit, where whoever opens it runs it. */
final class DiagramTextCheck {

  private static final Set<String> GENERATED_FORMS =
      Set.of("formData", "formField", "formProperty");

  private static final Set<String> NAMESPACES =
      Set.of("http://camunda.org/schema/1.0/bpmn", "http://activiti.org/bpmn");

  private static final String FORM = "a form that is deployed, by camunda:formRef";
  private static final String TEXT = "plain text";

  private DiagramTextCheck() {}

  static void check(DomElement element, Place place, Findings findings) {
    checkForm(element, place, findings);
    checkText(element.getAttribute("name"), place, findings);
    if (element.getLocalName().equals("documentation") || element.getLocalName().equals("text")) {
      checkText(element.getTextContent(), place, findings);
    }
  }

  private static void checkForm(DomElement element, Place place, Findings findings) {
    String key = null;
    for (String namespace : NAMESPACES) {
      key = key == null ? element.getAttribute(namespace, "formKey") : key;
    }
    if (key == null && NAMESPACES.contains(element.getNamespaceURI())) {
      key = element.getAttribute("formKey");
    }
    if (key != null) {
      findings.add(place, key, "is a form key", FORM);
    }
    if (NAMESPACES.contains(element.getNamespaceURI())
        && GENERATED_FORMS.contains(element.getLocalName())) {
      findings.add(place, element.getAttribute("label"), "generates a form", FORM);
    }
  }

  private static void checkText(String text, Place place, Findings findings) {
    if (text != null) {
      ShownText.problemOfName(text)
          .ifPresent(problem -> findings.add(place, text.strip(), problem, TEXT));
    }
  }
}
