package io.tierflow.camunda.deployment;

import java.util.Optional;
import java.util.Set;

/** What diagrams may refer to: what is deployed already, and what is deployed with them. */
interface KnownModels {

  /** Whether there is a decision of this key. */
  boolean hasDecision(String key);

  /** Whether there is a form of this id. */
  boolean hasForm(String id);

  /** The file in effect that defines a decision. */
  Optional<byte[]> decisionFile(String key);

  /** These, and further ones. */
  default KnownModels and(Set<String> decisions, Set<String> forms) {
    KnownModels these = this;
    return new KnownModels() {
      @Override
      public boolean hasDecision(String key) {
        return decisions.contains(key) || these.hasDecision(key);
      }

      @Override
      public Optional<byte[]> decisionFile(String key) {
        return these.decisionFile(key);
      }

      @Override
      public boolean hasForm(String id) {
        return forms.contains(id) || these.hasForm(id);
      }
    };
  }
}
