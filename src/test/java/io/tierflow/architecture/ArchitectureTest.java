package io.tierflow.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tierflow.TierflowApplication;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.http.ProblemDetail;
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
              "io.tierflow.workflow..", "io.tierflow.camunda..", "io.tierflow.security..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ENGINE);

  /** Whoever stands in this list may know what stands after it, and nothing before it. */
  private static final List<String> LAYERS =
      List.of(
          "workflow",
          "campaign",
          "notification",
          "report",
          "insight",
          "reward",
          "tier",
          "points",
          "transaction",
          "batch",
          "member");

  private static final String[] FOUNDATION = {
    "io.tierflow.audit..",
    "io.tierflow.common..",
    "io.tierflow.csv..",
    "io.tierflow.encryption..",
    "io.tierflow.policy..",
    "io.tierflow.web.."
  };

  /** What people see stands above all that it shows. */
  private static final String[] FACES = {
    "io.tierflow.staff..", "io.tierflow.portal..", "io.tierflow.privacy.."
  };

  @ArchTest
  static void layersKnowOnlyLowerOnes(JavaClasses tierflow) {
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      String[] higher =
          Stream.concat(
                  LAYERS.subList(0, layer).stream().map(name -> "io.tierflow." + name + ".."),
                  Stream.of(FACES))
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.tierflow." + LAYERS.get(layer) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(higher)
          .check(tierflow);
    }
  }

  @ArchTest
  static void theFoundationKnowsNoLayer(JavaClasses tierflow) {
    noClasses()
        .that()
        .resideInAnyPackage(FOUNDATION)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    LAYERS.stream().map(name -> "io.tierflow." + name + ".."), Stream.of(FACES))
                .toArray(String[]::new))
        .check(tierflow);
  }

  @ArchTest
  static final ArchRule stepsMapVariablesAndHoldNoState =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.tierflow.workflow..step..")
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule delegatesAreStepsOfAFlow =
      classes()
          .that()
          .implement(JavaDelegate.class)
          .should()
          .resideInAnyPackage(
              "io.tierflow.workflow..step..",
              "io.tierflow.workflow.adjustment..",
              "io.tierflow.workflow.ledgerproof..",
              "io.tierflow.workflow.approval..",
              "io.tierflow.workflow.tiergrant..",
              "io.tierflow.workflow.rewardredemption..",
              "io.tierflow.workflow.tierrenewal..",
              "io.tierflow.workflow.monthlyrun..",
              "io.tierflow.workflow.campaignday..",
              "io.tierflow.workflow.tierrenewal..");

  @ArchTest
  static final ArchRule servicesKeepTheirPromisesInFinalFields =
      fields().that().areDeclaredInClassesThat().areAnnotatedWith(Service.class).should().beFinal();

  @ArchTest
  static final ArchRule statisticsNeedNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.tierflow.insight.effect..",
              "io.tierflow.insight.lifetime..",
              "io.tierflow.insight.liability..")
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "jakarta..");

  @ArchTest static final ArchRule nothingIsPrinted = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest
  static final ArchRule problemDetailsAreWrittenInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.tierflow.web.ProblemWriter")
          .should()
          .callMethodWhere(
              target(owner(type(ProblemDetail.class))).and(target(nameStartingWith("forStatus"))));

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
