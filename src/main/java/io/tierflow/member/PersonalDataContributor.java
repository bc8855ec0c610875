package io.tierflow.member;

import java.util.List;

/** A feature that keeps something about members: it can show all of it, and forget the person. */
public interface PersonalDataContributor {

  /**
   * What it is that the feature keeps.
   *
   * @return a word in lower camel case, the name of its part of an export
   */
  String section();

  /**
   * Everything stored about a member.
   *
   * @param memberNumber whose
   * @return what JSON can be made of
   */
  Object export(String memberNumber);

  /**
   * Forgets who the member is, in the caller's transaction. Numbers, days and what figures and
   * ledger are made of stay; whatever names a person, or is free text in which somebody may be
   * named, goes.
   *
   * @param memberNumber whom
   */
  default void erase(String memberNumber) {}

  /**
   * Which doings of staff an erasure takes away with what they typed, for the audit to keep. Asked
   * before {@link #erase(String)}.
   *
   * @param memberNumber whom
   * @return who did what, never what they typed
   */
  default List<String> traces(String memberNumber) {
    return List.of();
  }
}
