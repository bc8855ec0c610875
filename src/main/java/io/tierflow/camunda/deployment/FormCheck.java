package io.tierflow.camunda.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierflow.camunda.FormContract;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Holds a form to what Tasklist can show and to what the flow reads. */
@Component
class FormCheck {

  /** Tasklist of 7.24 shows forms with form-js 1.8.7, whose schema this is. */
  private static final int MAX_SCHEMA = 16;

  /** The components of form-js 1.8.7; a newer one is left out without a word. */
  private static final Set<String> COMPONENTS =
      Set.of(
          "text",
          "textfield",
          "textarea",
          "number",
          "datetime",
          "checkbox",
          "checklist",
          "radio",
          "select",
          "taglist",
          "button",
          "image",
          "html",
          "group",
          "dynamiclist",
          "table",
          "separator",
          "spacer",
          "expression",
          "default");

  private final List<FormContract> contracts;
  private final ObjectMapper json = new ObjectMapper();

  FormCheck(List<FormContract> contracts) {
    this.contracts = List.copyOf(contracts);
  }

  /** Adds what is wrong with a file. */
  void check(String file, byte[] content, Findings findings) {
    Place place = Place.file(file);
    JsonNode form;
    try {
      form = json.readTree(content);
    } catch (JsonProcessingException malformed) {
      findings.add(
          place,
          null,
          "is not JSON at line %d, column %d"
              .formatted(
                  malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr()),
          "a form that Camunda Modeler saves");
      return;
    } catch (IOException unreadable) {
      findings.add(place, null, "can't be read", "a form that Camunda Modeler saves");
      return;
    }
    if (form == null || !form.path("id").isTextual() || !form.path("components").isArray()) {
      findings.add(place, null, "is not a form", "a form that Camunda Modeler saves, with an id");
      return;
    }
    checkSchema(place, form, findings);
    checkTexts(place, form, findings);
    checkContract(place, form, findings);
  }

  /** The id of a form, by which diagrams refer to it; null if there is none. */
  String id(byte[] content) {
    try {
      return json.readTree(content).path("id").textValue();
    } catch (IOException malformed) {
      return null;
    }
  }

  private static void checkSchema(Place place, JsonNode form, Findings findings) {
    JsonNode version = form.path("schemaVersion");
    if (!version.canConvertToInt() || version.intValue() > MAX_SCHEMA || version.intValue() < 1) {
      findings.add(
          place.column("schemaVersion"),
          version.asText(),
          "is a version that Tasklist can't show",
          "1 to %d, for a form made for Camunda Platform 7.24".formatted(MAX_SCHEMA));
    }
    for (JsonNode component : form.findParents("type")) {
      String type = component.path("type").asText();
      if (component.has("layout") || component.has("id")) {
        checkComponent(place, component, type, findings);
      }
    }
  }

  private static void checkTexts(Place place, JsonNode node, Findings findings) {
    Place at = node.path("id").isTextual() ? place.column(node.path("id").asText()) : place;
    for (JsonNode value : node) {
      if (value.isTextual()) {
        ShownText.problemOfForm(value.asText())
            .ifPresent(
                problem ->
                    findings.add(at, value.asText(), problem, "text, Markdown and plain HTML"));
        FormExpressions.mayRunLong(value.asText())
            .ifPresent(
                expression ->
                    findings.add(
                        at,
                        expression,
                        "may never end: it iterates over a range, or matches a pattern",
                        "an expression without for, some, every, matches, replace and split"));
      } else {
        checkTexts(at, value, findings);
      }
    }
  }

  private static void checkComponent(
      Place place, JsonNode component, String type, Findings findings) {
    if (!COMPONENTS.contains(type)) {
      findings.add(
          place.column(component.path("key").asText(component.path("id").asText())),
          type,
          "is a component that Tasklist can't show",
          String.join(", ", new TreeSet<>(COMPONENTS)));
    }
  }

  private void checkContract(Place place, JsonNode form, Findings findings) {
    String id = form.path("id").asText();
    String name = ModelText.baseName(place.file());
    if (!id.equals(name) && find(name) != null) {
      findings.add(place.column("id"), id, "is not the id that the flow's diagram names", name);
    }
    FormContract contract = find(id);
    if (contract != null) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      collect(form.path("components"), fields);
      contract.fields().forEach((key, values) -> checkField(place, key, values, fields, findings));
    }
  }

  private FormContract find(String id) {
    return contracts.stream().filter(c -> c.id().equals(id)).findFirst().orElse(null);
  }

  private static void collect(JsonNode components, Map<String, JsonNode> fields) {
    for (JsonNode component : components) {
      if (component.path("key").isTextual()) {
        fields.put(component.path("key").asText(), component);
      }
      // A group without a path only arranges its fields; with one, their answers go elsewhere.
      if (component.path("path").asText("").isBlank()) {
        collect(component.path("components"), fields);
      }
    }
  }

  private static void checkField(
      Place place,
      String key,
      List<String> values,
      Map<String, JsonNode> fields,
      Findings findings) {
    JsonNode field = fields.get(key);
    if (field == null) {
      findings.add(
          place, null, "has no field " + key, "a form with this key, which the process reads");
      return;
    }
    List<String> choices =
        StreamSupport.stream(field.path("values").spliterator(), false)
            .map(choice -> choice.path("value").asText())
            .toList();
    if (!values.isEmpty() && !values.containsAll(choices) || !choices.containsAll(values)) {
      findings.add(
          place.column(key),
          String.join(", ", choices),
          "are not exactly the choices that the process knows",
          String.join(", ", values));
    }
  }
}
