package io.tierflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierflow.testsupport.core.CoreTest;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests of the core stay without Spring, so that mutation testing can run them thousands of times.
 */
@AnalyzeClasses(packages = "io.tierflow")
class CoreTestsTest {

  @ArchTest
  static final ArchRule startNothing =
      noClasses()
          .that()
          .areAnnotatedWith(CoreTest.class)
          .should()
          .beMetaAnnotatedWith(ExtendWith.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.boot..",
              "org.springframework.context..",
              "org.springframework.jdbc..",
              "org.camunda..",
              "io.tierflow.testsupport.http..",
              "io.tierflow.testsupport.flow..",
              "io.tierflow.testsupport.database..");
}
