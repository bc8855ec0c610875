package io.tierflow.member;

import io.tierflow.testsupport.database.OnH2;

/** The interface for members on the embedded database. */
@OnH2
class MemberApiOnH2Test extends MemberApiTest {}
