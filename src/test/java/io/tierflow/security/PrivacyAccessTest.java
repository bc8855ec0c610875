package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who gets an export, who may erase, and who changes keys. */
@HttpTest
class PrivacyAccessTest {

  private static final String ADMIN = "admin";
  private static final String MEMBER = "/api/members/P-1";

  @Autowired private TestCaller caller;

  @BeforeEach
  void enrol() {
    call(ADMIN, "POST", "/api/members", "{\"memberNumber\": \"P-1\", \"fullName\": \"Ada\"}");
    call(ADMIN, "POST", "/api/members", "{\"memberNumber\": \"P-2\", \"fullName\": \"Graziella\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "admin,            GET,  /export,  200",
    "loyalty-managers, GET,  /export,  200",
    "process-owners,   GET,  /export,  403",
    "warehouse,        GET,  /export,  403",
    "api-clients,      GET,  /export,  403",
    "loyalty-managers, POST, /erasure, 403",
    "process-owners,   POST, /erasure, 403",
    "warehouse,        POST, /erasure, 403",
    "api-clients,      POST, /erasure, 403"
  })
  void onlyWhoMustKnowMay(String user, String method, String path, int status) {
    String body = method.equals("POST") ? "{\"reason\": \"REQUESTED\"}" : null;

    assertThat(call(user, method, MEMBER + path, body).statusCode()).isEqualTo(status);
  }

  @Test
  void adminsAloneSeeAndRotateKeys() {
    HttpResponse<String> keys = call(ADMIN, "GET", "/api/personal-data/rotation", null);

    assertThat(keys.statusCode()).isEqualTo(200);
    assertThat(keys.body()).contains("\"primaryKey\":1", "\"rowsToGo\":0");
    assertThat(call(ADMIN, "POST", "/api/personal-data/rotation", "").statusCode()).isEqualTo(202);
    assertThat(call("process-owners", "POST", "/api/personal-data/rotation", "").statusCode())
        .isEqualTo(403);
  }

  @Test
  void anErasureNeedsAReasonThatNamesNobodyAndIsFinal() {
    String erasure = "/api/members/P-2/erasure";

    assertThat(call(ADMIN, "POST", erasure, "{}").statusCode()).isEqualTo(400);
    assertThat(call(ADMIN, "POST", erasure, "{\"reason\": \"Ada asked\"}").body())
        .doesNotContain("Ada asked");
    HttpResponse<String> erased = call(ADMIN, "POST", erasure, "{\"reason\": \"REQUESTED\"}");

    assertThat(erased.statusCode()).isEqualTo(200);
    assertThat(erased.body()).contains("\"status\":\"ERASED\"");
    assertThat(call(ADMIN, "GET", "/api/members/P-2", null).body()).doesNotContain("Graziella");
    assertThat(call(ADMIN, "GET", "/members/P-2", null).body())
        .contains("Erased member")
        .doesNotContain("Graziella");
    assertThat(call(ADMIN, "POST", "/api/members/nobody/erasure", "{\"reason\": \"REQUESTED\"}"))
        .returns(404, HttpResponse::statusCode);
  }

  private HttpResponse<String> call(String user, String method, String path, String body) {
    return caller.send(caller.as(user, method, path, body));
  }
}
