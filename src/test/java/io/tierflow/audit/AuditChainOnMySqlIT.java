package io.tierflow.audit;

import io.tierflow.testsupport.database.OnMySql;

/** The chain on a MySQL-compatible server. */
@OnMySql
class AuditChainOnMySqlIT extends AuditChainTest {}
