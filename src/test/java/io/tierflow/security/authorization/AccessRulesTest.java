package io.tierflow.security.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.http.HttpTest;
import io.tierflow.testsupport.http.TestCaller;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class AccessRulesTest {

  private static final Set<String> USERS =
      Set.of(
          Groups.PROCESS_OWNERS,
          Groups.LOYALTY_MANAGERS,
          Groups.WAREHOUSE,
          Groups.API_CLIENTS,
          "admin");

  @Autowired private TestCaller caller;

  @ParameterizedTest
  @CsvSource({
    "GET, /actuator/env",
    "POST, /actuator/shutdown",
    "GET, /error",
    "GET, /webjars/camunda/index.html",
    "GET, /nowhere",
    "GET, /camunda-welcome"
  })
  void whatNoRuleNamesIsRefusedToAdminsToo(String method, String path) {
    assertThat(allowed(method, path)).isEmpty();
  }

  private Set<String> allowed(String method, String path) {
    String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
    return USERS.stream()
        .filter(user -> status(user, method, path, body) != 403)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private int status(String user, String method, String path, String body) {
    int status = caller.send(caller.as(user, method, path, body)).statusCode();
    assertThat(status).isNotEqualTo(401);
    return status;
  }
}
