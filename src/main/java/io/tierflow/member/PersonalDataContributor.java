package io.tierflow.member;

/** A feature that keeps something about members: it can show all of it, and forget the person. */
public interface PersonalDataContributor {

  /**
   * What it is that the feature keeps.
   *
   * @return a word in lower camel case, the name of its part of an export
   */
  String section();

  /**
   * Everything that is kept about a member.
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
}
