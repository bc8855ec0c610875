package io.tierflow.policy;

/** Knows the words of the policy that is deployed at this moment. */
public interface VocabularySource {

  /**
   * The words in effect. Within a transaction they are read once.
   *
   * @return tiers and kinds
   */
  Vocabulary current();

  /**
   * The tiers in effect.
   *
   * @return the ladder
   */
  default TierLadder ladder() {
    return current().ladder();
  }
}
