package io.tierflow.camunda.deployment;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.stereotype.Component;

/** Says of files whether they can be right, before they take effect. */
@Component
class ModelCheck {

  private final TableCheck tables;
  private final DiagramCheck diagrams;
  private final FormCheck forms;

  ModelCheck(TableCheck tables, DiagramCheck diagrams, FormCheck forms) {
    this.tables = tables;
    this.diagrams = diagrams;
    this.forms = forms;
  }

  /**
   * Looks at files that take effect together.
   *
   * @param files their contents by name
   * @param deployed what they may refer to beside each other
   * @return what is wrong with them, file by file
   */
  List<Finding> check(Map<String, byte[]> files, KnownModels deployed) {
    KnownModels known = deployed.and(decisions(files), formIds(files));
    Findings findings = new Findings();
    files.forEach(
        (name, content) -> {
          if (!ModelText.isFileName(name)) {
            findings.add(
                Place.file(name),
                null,
                "is not a file name",
                "letters, digits, spaces and . _ - ( ) +, folders with /");
          } else if (ModelText.isOneOf(ModelText.TABLES, name)) {
            tables.check(name, content, findings);
          } else if (ModelText.isOneOf(ModelText.DIAGRAMS, name)) {
            diagrams.check(name, content, known, findings);
          } else if (ModelText.isOneOf(ModelText.FORMS, name)) {
            forms.check(name, content, findings);
          } else {
            findings.add(
                Place.file(name),
                null,
                "is a kind of file that has no effect",
                "files whose names end with .bpmn, .dmn or .form");
          }
        });
    return findings.all();
  }

  private static Set<String> decisions(Map<String, byte[]> files) {
    Set<String> keys = new HashSet<>();
    files.forEach(
        (name, content) -> {
          if (ModelText.isOneOf(ModelText.TABLES, name)) {
            keys.addAll(decisions(content));
          }
        });
    return keys;
  }

  private static Set<String> decisions(byte[] content) {
    try {
      return Dmn.readModelFromStream(new ByteArrayInputStream(content))
          .getModelElementsByType(Decision.class)
          .stream()
          .map(Decision::getId)
          .collect(Collectors.toSet());
    } catch (ModelException unreadable) {
      return Set.of();
    }
  }

  private Set<String> formIds(Map<String, byte[]> files) {
    Set<String> ids = new HashSet<>();
    files.forEach(
        (name, content) -> {
          if (ModelText.isOneOf(ModelText.FORMS, name)) {
            ids.add(forms.id(content));
          }
        });
    return ids;
  }
}
