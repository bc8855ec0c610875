package io.tierflow.member;

/** Whose account it is. */
public enum AccountType {
  INDIVIDUAL,
  CORPORATE
}
