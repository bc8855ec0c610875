package io.tierflow.member;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** Merged memberships, on the embedded database. */
@OnH2
@FlowTest
class MergedMembershipOnH2Test extends MergedMembershipStories {}
