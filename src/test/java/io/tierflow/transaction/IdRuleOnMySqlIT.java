package io.tierflow.transaction;

import io.tierflow.database.OnMySql;

/** The one rule for ids on a MySQL-compatible server. */
@OnMySql
class IdRuleOnMySqlIT extends IdRuleTest {}
