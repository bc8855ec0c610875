package io.tierflow.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  @Autowired private Caller caller;

  /** Every row: a call, and who besides the admin may make it. No call names anything that is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /api/members                    | loyalty-managers process-owners",
        "POST   | /api/members                    | loyalty-managers api-clients",
        "GET    | /api/members/X-0                | loyalty-managers process-owners api-clients",
        "PUT    | /api/members/X-0                | loyalty-managers api-clients",
        "DELETE | /api/members/X-0                |",
        "POST   | /api/members/X-0/closure        | loyalty-managers api-clients",
        "GET    | /api/members/X-0/transactions   | loyalty-managers process-owners api-clients",
        "GET    | /api/members/X-0/vouchers       | loyalty-managers process-owners api-clients",
        "GET    | /api/members/X-0/ledger         | loyalty-managers process-owners",
        "GET    | /api/members/X-0/tier-changes   | loyalty-managers process-owners",
        "GET    | /api/members/X-0/messages       | loyalty-managers process-owners",
        "POST   | /api/members/X-0/tier-upgrades  | loyalty-managers process-owners api-clients",
        "POST   | /api/members/X-0/redemptions    | loyalty-managers api-clients",
        "POST   | /api/members/X-0/adjustments    | loyalty-managers",
        "POST   | /api/transactions               | api-clients",
        "POST   | /api/imports/members            | api-clients",
        "POST   | /api/imports/transactions       | api-clients",
        "POST   | /api/voucher-redemptions        | loyalty-managers api-clients",
        "GET    | /api/tier-upgrades/X-0          | loyalty-managers process-owners api-clients",
        "POST   | /api/monthly-runs               | process-owners",
        "GET    | /api/monthly-runs               | loyalty-managers process-owners",
        "GET    | /api/monthly-runs/X-0           | loyalty-managers process-owners",
        "GET    | /api/reports/1999-01            | loyalty-managers process-owners",
        "GET    | /api/ledger/proof               | loyalty-managers",
        "GET    | /api/nowhere                    |",
        "POST   | /api/nowhere                    |",
        "GET    | /                               | loyalty-managers process-owners warehouse api-clients",
        "GET    | /members                        | loyalty-managers process-owners",
        "GET    | /members/X-0                    | loyalty-managers process-owners",
        "GET    | /reports/1999-01                | loyalty-managers process-owners",
        "GET    | /runs                           | loyalty-managers process-owners",
        "POST   | /runs?month=none                | process-owners",
        "GET    | /runs/X-0                       | loyalty-managers process-owners",
        "GET    | /message-templates              | loyalty-managers process-owners",
        "POST   | /api/communication-days         | process-owners",
        "GET    | /api/communication-days         | loyalty-managers process-owners",
        "GET    | /api/communication-days/X-0     | loyalty-managers process-owners",
      })
  void theGroupsDecide(String method, String path, String groups) {
    Set<String> expected =
        Stream.concat(
                Stream.of("admin"), groups == null ? Stream.of() : Stream.of(groups.split(" ")))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(allowed(method, path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /actuator/env",
    "POST, /actuator/shutdown",
    "GET, /error",
    "GET, /webjars/camunda/index.html",
    "GET, /nowhere"
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
