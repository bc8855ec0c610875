package io.tierflow.audit;

import io.tierflow.database.OnMySql;

/** The chain on a MySQL-compatible server. */
@OnMySql
class AuditChainOnMySqlIT extends AuditChainTest {}
