package io.tierflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tierflow.TierflowApplication;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The rules of the house. */
@AnalyzeClasses(packages = "io.tierflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ENGINE = "org.camunda..";

  @ArchTest
  static final ArchRule featuresDoNotKnowTheEngine =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.tierflow.process..",
              "io.tierflow.engine..",
              "io.tierflow.camunda..",
              "io.tierflow.security..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ENGINE);

  @ArchTest
  static final ArchRule lowerLayersDoNotKnowHigherOnes =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("foundation")
          .definedBy(
              "io.tierflow.audit..",
              "io.tierflow.common..",
              "io.tierflow.web..",
              "io.tierflow.programme..",
              "io.tierflow.policy..",
              "io.tierflow.problem..",
              "io.tierflow.protection..",
              "io.tierflow.provider..",
              "io.tierflow.csv..",
              "io.tierflow.page..")
          .layer("member")
          .definedBy("io.tierflow.member..")
          .layer("push")
          .definedBy("io.tierflow.push..")
          .layer("transaction")
          .definedBy("io.tierflow.transaction..")
          .layer("points")
          .definedBy("io.tierflow.points..")
          .layer("tier")
          .definedBy("io.tierflow.tier..")
          .layer("reward")
          .definedBy("io.tierflow.reward..")
          .layer("message")
          .definedBy("io.tierflow.message..")
          .layer("report")
          .definedBy("io.tierflow.report..")
          .layer("communication")
          .definedBy("io.tierflow.communication..")
          .layer("process")
          .definedBy("io.tierflow.process..")
          .layer("staff")
          .definedBy("io.tierflow.staff..")
          .layer("privacy")
          .definedBy("io.tierflow.privacy..")
          .layer("portal")
          .definedBy("io.tierflow.portal..")
          .whereLayer("member")
          .mayOnlyBeAccessedByLayers(
              "push",
              "transaction",
              "points",
              "tier",
              "reward",
              "message",
              "report",
              "communication",
              "process",
              "staff",
              "privacy",
              "portal")
          .whereLayer("push")
          .mayOnlyBeAccessedByLayers("message", "portal")
          .whereLayer("transaction")
          .mayOnlyBeAccessedByLayers(
              "points",
              "tier",
              "reward",
              "message",
              "report",
              "communication",
              "process",
              "staff",
              "privacy",
              "portal")
          .whereLayer("points")
          .mayOnlyBeAccessedByLayers(
              "tier",
              "reward",
              "message",
              "report",
              "communication",
              "process",
              "staff",
              "privacy",
              "portal")
          .whereLayer("tier")
          .mayOnlyBeAccessedByLayers(
              "reward",
              "message",
              "report",
              "communication",
              "process",
              "staff",
              "privacy",
              "portal")
          .whereLayer("reward")
          .mayOnlyBeAccessedByLayers(
              "message", "report", "communication", "process", "staff", "privacy", "portal")
          .whereLayer("message")
          .mayOnlyBeAccessedByLayers(
              "report", "communication", "process", "staff", "privacy", "portal")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("communication", "process", "staff", "privacy")
          .whereLayer("communication")
          .mayOnlyBeAccessedByLayers("process", "staff", "privacy")
          .whereLayer("process")
          .mayOnlyBeAccessedByLayers("staff", "privacy")
          .whereLayer("staff")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("portal")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule stepsMapVariablesAndHoldNoState =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.tierflow.process.step..")
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule delegatesAreStepsOfAFlow =
      classes()
          .that()
          .implement(JavaDelegate.class)
          .should()
          .resideInAnyPackage(
              "io.tierflow.process.step..",
              "io.tierflow.process.run..",
              "io.tierflow.process.communication..");

  @ArchTest
  static final ArchRule servicesKeepTheirPromisesInFinalFields =
      fields().that().areDeclaredInClassesThat().areAnnotatedWith(Service.class).should().beFinal();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .that()
          .areNotAssignableTo(ExpressionManager.class)
          .should()
          .haveNameMatching(".*(Impl|Helper|Manager|Util|Utils)");

  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  /** Binding by property paths is where holes are found; docs/supply-chain.md counts on none. */
  @ArchTest
  static final ArchRule parametersOfRequestsAreTakenOneByOne =
      methods()
          .should(
              new ArchCondition<>("take parameters of a request one by one") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  method.getParameters().stream()
                      .filter(parameter -> parameter.isAnnotatedWith(ModelAttribute.class))
                      .map(bound -> SimpleConditionEvent.violated(method, bound.getDescription()))
                      .forEach(events::add);
                }
              });

  @Test
  void modulesHaveNoCirclesAndKeepTheirInsides() {
    ApplicationModules.of(TierflowApplication.class).verify();
  }
}
