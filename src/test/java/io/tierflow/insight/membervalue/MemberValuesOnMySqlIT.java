package io.tierflow.insight.membervalue;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Nested;

/** Members' values on a MySQL-compatible server. */
class MemberValuesOnMySqlIT {

  @Nested
  @OnMySql
  class Values extends MemberValueTest {}
}
