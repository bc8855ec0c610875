package io.tierflow.camunda.variable;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.ModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceModificationBuilderImpl;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.RestartProcessInstanceBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.migration.MigrationPlanExecutionBuilderImpl;
import org.junit.jupiter.api.Test;

/**
 * The engine has no command by which people write variables or move instances and that is not read.
 * A release of the engine that brings another one fails here.
 */
class UserCommandReaderTest {

  private static final String CLASSES = "org.camunda.bpm.engine.impl";

  /** Fields that hold what is to be written, or where to go on. */
  private static final Set<String> WRITTEN =
      Set.of("variables", "properties", "processVariables", "localVariables", "variableNames");

  private static final List<Class<?>> MOVING =
      List.of(
          ProcessInstanceModificationBuilderImpl.class,
          ModificationBuilderImpl.class,
          RestartProcessInstanceBuilderImpl.class,
          ProcessInstantiationBuilderImpl.class,
          MigrationPlanExecutionBuilderImpl.class);

  /** Steps of other commands, reading ones, and cases, of which nothing is deployed. */
  private static final Set<String> NONE_OF_PEOPLE =
      Set.of(
          "ActivityBeforeInstantiationCmd",
          "ActivityAfterInstantiationCmd",
          "TransitionInstantiationCmd",
          "GetExecutionVariablesCmd",
          "GetTaskVariablesCmd",
          "DeleteProcessInstanceCmd",
          "ValidateMigrationVariables");

  @Test
  void everyCommandThatWritesVariablesOrMovesInstancesIsRead() {
    Set<String> unread =
        new ClassFileImporter()
            .importPackages(CLASSES).stream()
                .filter(type -> type.isAssignableTo(Command.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> !type.getName().contains(".cmmn."))
                .filter(type -> !type.getName().endsWith("QueryImpl"))
                .filter(UserCommandReaderTest::writesOrMoves)
                .filter(type -> !UserCommandReader.reads(type.reflect()))
                .map(JavaClass::getSimpleName)
                .filter(name -> !NONE_OF_PEOPLE.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

    assertThat(unread).isEmpty();
  }

  private static boolean writesOrMoves(JavaClass command) {
    return command.getAllFields().stream().anyMatch(UserCommandReaderTest::writesOrMoves);
  }

  private static boolean writesOrMoves(JavaField field) {
    JavaClass type = field.getRawType();
    return WRITTEN.contains(field.getName())
            && (type.isAssignableTo(Map.class) || type.isAssignableTo(Collection.class))
        || MOVING.stream().anyMatch(builder -> type.isEquivalentTo(builder));
  }
}
