package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnMySql;

/** The one rule for ids on a MySQL-compatible server. */
@OnMySql
class IdRuleOnMySqlIT extends IdRuleTest {}
