package io.tierflow.camunda.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryExpressionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${currentUser()}",
        "#{currentUser()}",
        "${ currentUserGroups() }",
        "${now()}",
        "${dateTime()}",
        "${dateTime().plusDays(2)}",
        "${dateTime().withTimeAtStartOfDay().minusHours( 12 ).toDate()}",
        "%${currentUser()}%",
        "from ${now()} to ${dateTime().plusWeeks(1)}"
      })
  void whoAsksAndTheTimeAreAdmitted(String expression) {
    assertThat(QueryExpressions.admit(expression)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass()}",
        "${''.getClass().forName('java.lang.Runtime').getRuntime().exec('id')}",
        "${dateTime().getClass()}",
        "${dateTime().plusDays(2).getClass().forName('java.lang.Runtime')}",
        "${dateTime().plusDays(runtimeService)}",
        "${dateTime().plusDays(-1)}",
        "${dateTime().plusDays(99999999999)}",
        "${now().getClass()}",
        "${now().setTime(0)}",
        "${currentUser().getClass()}",
        "${currentUserGroups().clear()}",
        "${currentUser}",
        "${runtimeService.deleteProcessInstance('1', '')}",
        "${runtimeService}",
        "${currentUser()}${runtimeService}",
        "#{currentUser()}${''.getClass()}",
        "${currentUser() == ''.getClass()}",
        "${currentUser()} \\${x} ${''.getClass()}",
        "${{currentUser()}}",
        "${1 + 1}",
        "${ }",
        "$",
        ""
      })
  void allElseIsRefused(String expression) {
    assertThat(QueryExpressions.admit(expression)).isFalse();
  }
}
