package io.tierflow.camunda.variable;

/** How the engine keeps a variable that shows personal data: by whose it is, never by the text. */
public final class PersonalVariable {

  /** Name of its serializer, which stores the member's number as the second text. */
  public static final String SERIALIZER = "personal";

  private PersonalVariable() {}
}
