package io.tierflow.camunda.deployment;

import io.tierflow.policy.Vocabulary;
import io.tierflow.policy.VocabularySource;
import java.io.ByteArrayInputStream;
import java.util.HashSet;
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
  private final VocabularyCheck words;
  private final OtherTablesCheck others;
  private final VocabularySource vocabulary;

  ModelCheck(
      TableCheck tables,
      DiagramCheck diagrams,
      FormCheck forms,
      VocabularyCheck words,
      OtherTablesCheck others,
      VocabularySource vocabulary) {
    this.tables = tables;
    this.diagrams = diagrams;
    this.forms = forms;
    this.words = words;
    this.others = others;
    this.vocabulary = vocabulary;
  }

  /**
   * Looks at files that take effect together.
   *
   * @param files their contents by name
   * @param deployed what they may refer to beside each other
   * @return what is wrong with them, file by file, and with what is in effect beside them
   */
  CheckResult check(Map<String, byte[]> files, KnownModels deployed) {
    KnownModels known = deployed.and(decisions(files), formIds(files));
    Findings findings = new Findings();
    Vocabulary current = vocabulary.current();
    Vocabulary next = words.read(files, current, findings);
    files.forEach(
        (name, content) -> {
          if (!ModelText.isFileName(name)) {
            findings.add(
                Place.file(name),
                null,
                "is not a file name",
                "letters, digits, spaces and . _ - ( ) +, folders with /");
          } else if (ModelText.isOneOf(ModelText.TABLES, name)) {
            tables.check(name, content, next, findings);
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
    if (!next.equals(current)) {
      others.check(decisions(files), deployed, current, next, findings);
    }
    return new CheckResult(findings.all(), findings.warnings(), next);
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
