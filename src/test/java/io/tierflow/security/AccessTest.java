package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.security.authorization.Groups;
import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.StaffVisitor;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@HttpTest
class AccessTest {

  @Autowired private TestCaller caller;
  @Autowired private IdentityService identities;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /members",
        "GET /members/S-1",
        "GET /reports/2026-10",
        "GET /messages",
        "POST /messages/retries",
        "GET /actuator/metrics",
        "GET /actuator/prometheus",
        "GET /runs",
        "GET /runs/2026-10",
        "POST /runs",
        "GET /error",
        "GET /actuator",
        "GET /actuator/env",
        "GET /actuator/health/db",
        "GET /webjars/camunda/securityFilterRules.json",
        "GET /nowhere",
        "GET /engine-rest",
        "GET /engine-rest/engine",
        "GET /engine-rest/version",
        "GET /engine-rest/task",
        "POST /engine-rest/task",
        "GET /engine-rest/user",
        "POST /engine-rest/deployment/create",
        "POST /engine-rest/process-definition/key/loyalty-tier-upgrade/start",
        "GET /engine-rest/application.wadl",
        "GET /api/members/S-1",
        "GET /api/monthly-runs",
        "POST /api/transactions",
        "GET /api/nowhere",
        "GET /v3/api-docs",
        "GET /v3/api-docs/swagger-config",
        "GET /v3/api-docs.yaml",
        "GET /swagger-ui.html",
        "GET /swagger-ui/index.html",
        "GET /camunda/api/engine/engine/default/task",
        "POST /camunda/api/engine/engine/default/task",
        "GET /camunda/api/engine/engine/default/user",
        "GET /camunda/api/engine/engine/default/process-definition",
        "POST /camunda/api/engine/engine/default/deployment/create",
        "GET /camunda/api/engine/application.wadl",
        "OPTIONS /camunda/api/engine/engine/",
        "OPTIONS /camunda/api/admin/auth/user/default",
        "GET /camunda/api/cockpit/plugin/base/default/process-definition/1/statistics-count",
        "GET /camunda/api/cockpit/plugin/tierflow/default/monthly-runs",
        "GET /camunda/api/tasklist/plugin/tasklistPlugins/default/x",
        "POST /camunda/api/admin/setup/default/user/create",
      })
  void noDoorIsOpenWithoutSignIn(String call) {
    HttpResponse<String> answer = caller.send(request(call));

    assertThat(isServed(answer)).as("%s: %s", call, answer).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /actuator/health",
        "GET /actuator/health/liveness",
        "GET /actuator/health/readiness",
      })
  void healthTellsItsStateAndNothingElse(String call) {
    HttpResponse<String> health = caller.send(request(call));

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).startsWith("{\"status\":\"UP\"").doesNotContain("components");
  }

  /** A browser would ask for a password over the page whose session has ended. */
  @Test
  void aScriptIsNotChallenged() {
    HttpResponse<String> script =
        caller.send(
            request("GET /api/monthly-runs/2026-10").header("X-Requested-With", "XMLHttpRequest"));

    assertThat(script.statusCode()).isEqualTo(401);
    assertThat(script.headers().firstValue("WWW-Authenticate")).isEmpty();
    assertThat(script.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aRefusalOfTheApiIsAProblem() {
    HttpResponse<String> nobody = caller.send(request("GET /api/members/S-1"));
    HttpResponse<String> notAllowed =
        caller.send(caller.as(Groups.API_CLIENTS, "GET", "/api/ledger/proof", null));

    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
    assertThat(nobody.body()).contains("\"status\":401", "\"detail\":\"Sign in with HTTP Basic");
    assertThat(notAllowed.statusCode()).isEqualTo(403);
    assertThat(notAllowed.headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(notAllowed.body()).contains("\"status\":403", "\"title\":\"Forbidden\"");
  }

  @Test
  void aWrongPasswordIsRefused() {
    User forgetful = identities.newUser("forgetful");
    forgetful.setPassword(TestCaller.PASSWORD);
    identities.saveUser(forgetful);

    HttpResponse<String> answer =
        caller.send(
            caller
                .request("GET", "/api/ledger/proof", null)
                .header("Authorization", TestCaller.basic("forgetful", "wrong")));

    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void basicLeavesNoSession() {
    HttpResponse<String> answer =
        caller.send(caller.as("admin", "GET", "/engine-rest/version", null));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  /** The webapps ask for pages that are not there while people sign in, and share the session. */
  @Test
  void onlyWhoAsksForAPageIsSentToSignIn() {
    HttpResponse<String> script =
        caller.send(caller.request("GET", "/camunda-welcome", null).header("Accept", "*/*"));

    assertThat(script.statusCode()).isEqualTo(401);
    assertThat(script.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void rememberedCredentialsThatAForeignPageUsesAreRefused() {
    String task = "/engine-rest/task/count";

    assertThat(
            caller
                .send(caller.as("admin", "POST", task, "{}").header("Sec-Fetch-Site", "cross-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            caller
                .send(
                    caller.as("admin", "POST", task, "{}").header("Sec-Fetch-Site", "same-origin"))
                .statusCode())
        .isEqualTo(200);
  }

  /** CVE-2026-77226: with no admin left, the set-up call would make whoever asks an admin. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/api/admin/setup/default/user/create/",
        "/camunda/api/admin/%73etup/default/user/create",
        "/camunda/api/admin/setup;x=1/default/user/create",
        "/camunda//api/admin/setup/default/user/create",
        "/camunda/api/admin/x/../setup/default/user/create",
        "/camunda/api/admin/%2e/setup/default/user/create"
      })
  void nobodyBecomesAdminThroughTheSetupCall(String path) {
    StaffVisitor insider = new StaffVisitor(caller);
    insider.signIn(Groups.WAREHOUSE, TestCaller.PASSWORD);
    String token = insider.webappToken();
    HttpRequest.Builder attack =
        caller.request(
            "POST",
            path,
            """
            {"profile": {"id": "mallory", "firstName": "M", "lastName": "M", "email": "m@example.com"},
             "credentials": {"password": "mallory"}}
            """);
    identities.deleteMembership("admin", Groups.ADMINS);
    try {
      HttpResponse<String> answer = insider.send(attack.header("X-XSRF-TOKEN", token));

      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(identities.createUserQuery().userId("mallory").count()).isZero();
      assertThat(identities.createUserQuery().memberOfGroup(Groups.ADMINS).count()).isZero();
    } finally {
      identities.createMembership("admin", Groups.ADMINS);
    }
  }

  private HttpRequest.Builder request(String call) {
    String[] methodAndPath = call.split(" ");
    boolean hasBody = !methodAndPath[0].equals("GET");
    return caller.request(methodAndPath[0], methodAndPath[1], hasBody ? "{}" : null);
  }

  private static boolean isServed(HttpResponse<String> answer) {
    HttpStatus status = HttpStatus.valueOf(answer.statusCode());
    String location = answer.headers().firstValue("Location").orElse("");
    boolean toSignIn =
        status.is3xxRedirection()
            && (location.endsWith("/login") || location.endsWith("/portal/sign-in"));
    return !toSignIn && status != HttpStatus.UNAUTHORIZED && status != HttpStatus.FORBIDDEN;
  }
}
