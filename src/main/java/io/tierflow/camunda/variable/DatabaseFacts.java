package io.tierflow.camunda.variable;

import java.util.Set;

/**
 * What a model asks for by the name of a variable, but the database knows. Where it does, a
 * variable of that name does not count: whoever may complete a task or intervene in an instance may
 * have set it, and what a gateway goes by decides on tiers, money and goods.
 */
public interface DatabaseFacts {

  /**
   * The names under which models ask.
   *
   * @return the names
   */
  Set<String> names();

  /**
   * Whether the database knows of an instance. Of one that it does not know, the variables count.
   *
   * @param processInstanceId the instance
   * @return true if it does
   */
  boolean cover(String processInstanceId);

  /**
   * What the database says.
   *
   * @param processInstanceId an instance that is covered
   * @param name one of the names
   * @return the value, null for none
   */
  Object value(String processInstanceId, String name);
}
