package io.tierflow.camunda.deployment;

import io.tierflow.common.Digests;

/**
 * A model or form that a release brings.
 *
 * @param path where it lies on the class path, the same in an IDE and in the jar
 * @param content its bytes
 */
record ReleasedModel(String path, byte[] content) {

  private static final String PROPERTIES = "tierflow.released.";

  /** Its file name, by which a deployment from the Modeler is recognised as an edit of it. */
  String fileName() {
    return fileName(path);
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Name of the engine property that remembers what a release last deployed at this path. */
  String property() {
    return PROPERTIES + Digests.sha256Hex(path).substring(0, 32);
  }

  /** Digest of the content. */
  String digest() {
    return Digests.sha256Hex(content);
  }
}
