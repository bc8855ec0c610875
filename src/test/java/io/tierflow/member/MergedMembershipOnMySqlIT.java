package io.tierflow.member;

import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** Merged memberships, on a MySQL-compatible server. */
@OnMySql
@FlowTest
@TestPropertySource(properties = "camunda.bpm.history-level=tierflow")
class MergedMembershipOnMySqlIT extends MergedMembershipStories {}
