package io.tierflow.insight.membervalue;

import io.tierflow.testsupport.database.OnH2;
import org.junit.jupiter.api.Nested;

/** Members' values on the embedded database. */
class MemberValuesOnH2Test {

  @Nested
  @OnH2
  class Values extends MemberValueTest {}
}
