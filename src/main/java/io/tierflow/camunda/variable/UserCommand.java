package io.tierflow.camunda.variable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody asks the engine to do that writes variables or moves instances.
 *
 * @param kind what it is
 * @param title in a word or two, such as Modification
 * @param target id of the task, execution, instance or definition that it concerns, by kind; null
 *     if it names none
 * @param set variables that it sets
 * @param removed names of the variables that it removes
 * @param moves what it starts and cancels, such as: Start before activity 'ConfirmLoyaltyTier'
 */
record UserCommand(
    Kind kind,
    String title,
    String target,
    Map<String, Object> set,
    Set<String> removed,
    List<String> moves) {

  /** The title of what does nothing but write variables. */
  static final String VARIABLES = "Variables";

  /** Whether it ends a task, of which the task's own step tells. */
  boolean isCompletion() {
    return kind == Kind.ANSWER && !title.equals(VARIABLES);
  }

  /** The key of the process that it starts, else what it concerns. */
  Optional<String> model() {
    return switch (kind) {
      // An id is made of key, version and a random id.
      case START, START_BY_KEY -> Optional.ofNullable(target).map(id -> id.split(":")[0]);
      default -> Optional.ofNullable(target);
    };
  }

  /** The names of all variables that it touches. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(set.keySet());
    names.addAll(removed);
    return names;
  }

  /** What people may ask for, by what decides whether they may. */
  enum Kind {
    /** Completes a task or writes its variables; the target is the task. */
    ANSWER,
    /** Writes variables of an instance; the target is the execution. */
    VARIABLES,
    /** Moves the tokens of an instance; the target is the instance. */
    MOVE,
    /**
     * Moves, starts or migrates at given elements; the target is the definition, if one is named.
     */
    MOVE_ANY,
    /** Starts a process; the target is the definition. */
    START,
    /** Starts a process; the target is its key. */
    START_BY_KEY,
    /** Sends an event to whoever waits for it. */
    EVENT,
    /** Evaluates a table, which changes nothing. */
    EVALUATION
  }
}
