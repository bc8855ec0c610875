package io.tierflow.staff;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The list of members, on the embedded database. */
@OnH2
@FlowTest
class MemberListOnH2Test extends MemberListStories {}
