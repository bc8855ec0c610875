package io.tierflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierflow.web.StaffPage;
import jakarta.servlet.Filter;
import jakarta.ws.rs.core.Application;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;

/** A name with one of Spring's suffixes means what Spring's users take it for. */
@AnalyzeClasses(packages = "io.tierflow", importOptions = ImportOption.DoNotIncludeTests.class)
class NamesTest {

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .that()
          .areNotAssignableTo(ExpressionManager.class)
          .and()
          .areNotAssignableTo(DbEntityManager.class)
          .should()
          .haveNameMatching(".*(Impl|Helper|Manager|Util|Utils)");

  @ArchTest
  static final ArchRule controllersAnswerInJson =
      suffix("Controller", annotatedWith(RestController.class));

  @ArchTest
  static final ArchRule whatAnswersInJsonIsAController =
      classes()
          .that()
          .areAnnotatedWith(RestController.class)
          .should()
          .haveSimpleNameEndingWith("Controller");

  @ArchTest
  static final ArchRule whatAnswersInHtmlIsAPage =
      classes()
          .that()
          .areAnnotatedWith(Controller.class)
          .or()
          .areAnnotatedWith(StaffPage.class)
          .should()
          .haveNameMatching(".*Pages?");

  @ArchTest
  static final ArchRule servicesAreSpringsServices =
      suffix("Service", annotatedWith(Service.class));

  @ArchTest
  static final ArchRule repositoriesAreSpringsRepositories =
      suffix(
          "Repository",
          assignableTo(Repository.class)
              .or(annotatedWith(org.springframework.stereotype.Repository.class)));

  @ArchTest
  static final ArchRule springDataRepositoriesAreCalledSo =
      classes()
          .that()
          .areAssignableTo(Repository.class)
          .should()
          .haveSimpleNameEndingWith("Repository");

  /** Jersey has its own kind. */
  @ArchTest
  static final ArchRule configurationsDefineBeans =
      suffix(
          "Configuration", assignableTo(Application.class).or(annotatedWith(Configuration.class)));

  @ArchTest
  static final ArchRule boundPropertiesAreSettings =
      classes()
          .that()
          .areAnnotatedWith(ConfigurationProperties.class)
          .should()
          .haveSimpleNameEndingWith("Settings");

  @ArchTest
  static final ArchRule filtersFilterRequests = suffix("Filter", assignableTo(Filter.class));

  @ArchTest
  static final ArchRule interceptorsInterceptCalls =
      suffix(
          "Interceptor",
          assignableTo(CommandInterceptor.class)
              .or(assignableTo(HandlerInterceptor.class))
              .or(assignableTo(ClientHttpRequestInterceptor.class)));

  @ArchTest
  static final ArchRule resolversResolveNamesOrArguments =
      suffix(
          "Resolver",
          assignableTo(ELResolver.class).or(assignableTo(HandlerMethodArgumentResolver.class)));

  /** A class within a class is named by the class around it, too. */
  private static ArchRule suffix(String suffix, DescribedPredicate<? super JavaClass> stereotype) {
    return classes()
        .that()
        .haveSimpleNameEndingWith(suffix)
        .and()
        .areTopLevelClasses()
        .should(be(stereotype));
  }
}
