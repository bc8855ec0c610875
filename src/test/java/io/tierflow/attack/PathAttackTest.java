package io.tierflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.attack.AttackAnswer;
import io.tierflow.testsupport.attack.AttackTest;
import io.tierflow.testsupport.attack.Attacker;
import io.tierflow.testsupport.attack.Insiders;
import io.tierflow.testsupport.attack.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** URLs that try to reach files, classes and endpoints that are not open. */
@AttackTest
class PathAttackTest {

  @Autowired private Attacker attacker;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/%252e%252e/%252e%252e/etc/passwd",
        "/static/..%5c..%5capplication.yml",
        "/tierflow.css/../application.yml",
        "/tierflow.css/%2e%2e/application.yml",
        "/tierflow.css;/../application.yml",
        "/application.yml",
        "/application-mysql.yml",
        "/META-INF/spring.factories",
        "/WEB-INF/classes/application.yml",
        "/BOOT-INF/classes/application.yml",
        "/db/migration/V1__programme.sql",
        "/swagger-ui/../application.yml",
        "/swagger-ui/..%2fapplication.yml",
        "/swagger-ui/%2e%2e%2f%2e%2e%2fapplication.yml",
        "/webjars/../application.yml",
        "/webjars/camunda/../../../application.yml",
        "/camunda/app/../../application.yml",
        "/camunda/app/tasklist/../../../application.yml",
        "/camunda/app/tasklist/scripts/..%2f..%2f..%2fapplication.yml",
        "/camunda/app/tasklist/%2e%2e/%2e%2e/%2e%2e/application.yml",
        "/camunda/app/cockpit/..;/..;/application.yml",
        "/camunda/api/cockpit/plugin/tierflow/static/../../application.yml",
        "/camunda/api/cockpit/plugin/tierflow/static/..%2f..%2fapplication.yml",
        "/camunda/api/cockpit/plugin/tierflow/static/%2e%2e/%2e%2e/application.yml",
        "/camunda/api/cockpit/plugin/tierflow/static/..%5c..%5capplication.yml",
        "/camunda/api/cockpit/plugin/tierflow/static/app/..%252f..%252f..%252fapplication.yml",
        "/engine-rest/deployment/..%2f..%2fapplication.yml",
        "/actuator/../application.yml",
        "/members%00.css",
        "/tierflow.css%00",
        "/%c0%ae%c0%ae/application.yml",
        "file:///etc/passwd",
        "http://evil.example/",
      })
  void noAddressReachesAFile(String path) {
    AttackAnswer signedIn = attacker.get(Insiders.ADMIN, path);
    AttackAnswer stranger = attacker.nobody("GET", path, "Accept: text/html\r\n", null);

    for (AttackAnswer answer : new AttackAnswer[] {signedIn, stranger}) {
      assertThat(answer.status()).as(path + " " + answer.body()).isIn(302, 400, 401, 403, 404);
      assertThat(answer.body())
          .doesNotContain(
              "root:", "spring:", "create table", "EnvironmentPostProcessor", "Exception")
          .doesNotContain("\tat ", "Tomcat", "Camunda Platform");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/members;x=1",
        "/api/./members",
        "/api//members",
        "/API/members",
        "/api/members/",
        "/%61pi/members",
        "/api%2fmembers",
        "/api/members%2e",
        "/api/members/X-0/..%2f",
        "/login/../api/members",
        "/tierflow.css/../api/members",
        "/actuator/health/../../api/members",
        "/camunda/../api/members",
        "/camunda/..;/api/members",
        "/engine-rest;/engine",
        "/%65ngine-rest/task",
        "/camunda/..;/engine-rest/task",
        "/login;/../engine-rest/user",
        "/engine-rest/./user",
      })
  void noSpellingOfAnAddressNeedsNoSignIn(String path) {
    AttackAnswer answer = attacker.nobody("GET", path, "", null);

    assertThat(answer.status()).as(path).isIn(400, 401, 403, 404);
    assertThat(answer.body()).doesNotContain("items", "\"id\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/loggers",
        "/actuator/beans",
        "/actuator/mappings",
        "/actuator/shutdown",
        "/actuator/configprops",
        "/actuator/threaddump",
        "/actuator/httpexchanges",
        "/h2-console",
        "/actuator/health/db",
        "/actuator/health/diskSpace",
        "/actuator/info",
        "/jolokia",
        "/manager/html",
      })
  void nothingTellsAboutTheServer(String path) {
    assertThat(attacker.get(Insiders.ADMIN, path).status()).isIn(403, 404);
    assertThat(attacker.nobody("GET", path, "", null).status()).isIn(401, 403, 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/metrics", "/actuator/prometheus"})
  void metricsAreForAdminsAlone(String path) {
    assertThat(attacker.get(Insiders.ADMIN, path).status()).isEqualTo(200);
    assertThat(attacker.get(Insiders.OWNER, path).status()).isEqualTo(403);
    assertThat(attacker.nobody("GET", path, "", null).status()).isEqualTo(401);
  }

  @Test
  void healthTellsTheStateAlone() {
    assertThat(attacker.nobody("GET", "/actuator/health", "", null).body())
        .isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../../tmp/attack.bpmn",
        "..\\..\\attack.bpmn",
        "/etc/cron.d/attack.bpmn",
        "a\u0000.bpmn",
        "%2e%2e%2fattack.bpmn",
        "file:///tmp/attack.bpmn",
      })
  void aDeployedResourcesNameIsNoPath(String name) {
    AttackAnswer answer =
        attacker.as(
            Insiders.OWNER,
            "POST",
            "/engine-rest/deployment/create",
            Upload.TYPE,
            Upload.of("attack path", name, "<x/>"));

    assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/error", "/error?trace=true&message=true&exception=x", "/error;/"})
  void theErrorPageTellsNothing(String path) {
    AttackAnswer answer = attacker.nobody("GET", path, "Accept: text/html\r\n", null);

    assertThat(answer.status()).isIn(302, 400, 401, 403, 404);
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }
}
