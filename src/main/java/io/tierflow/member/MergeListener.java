package io.tierflow.member;

import java.util.List;

/** A feature above that keeps something of a member which another one takes over. */
public interface MergeListener {

  /**
   * Called within the transaction that merges, before either member is held: who locks something
   * that others hold when they come to the member, locks it here.
   *
   * @param memberNumbers both, in the order in which everybody locks several
   */
  default void merging(List<String> memberNumbers) {}

  /**
   * Moves what the feature keeps. Both are locked, the membership that ends is closed, and all that
   * was changed is in the database.
   *
   * @param merging who becomes whom
   * @return what moved, a sentence each
   */
  List<String> merge(Merging merging);
}
