package io.tierflow.member;

import io.tierflow.testsupport.database.OnMySql;

/** The interface for members on a MySQL-compatible server. */
@OnMySql
class MemberApiOnMySqlIT extends MemberApiTest {}
