package io.tierflow.member;

import io.tierflow.database.OnH2;

/** The interface for members on the embedded database. */
@OnH2
class MemberDoorOnH2Test extends MemberDoorTest {}
