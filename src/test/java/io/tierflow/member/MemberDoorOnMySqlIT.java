package io.tierflow.member;

import io.tierflow.database.OnMySql;

/** The interface for members on a MySQL-compatible server. */
@OnMySql
class MemberDoorOnMySqlIT extends MemberDoorTest {}
