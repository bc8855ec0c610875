package io.tierflow.common;

import io.tierflow.testsupport.database.OnMySql;

/** A constraint that nobody expects to be broken, on a MySQL-compatible server. */
@OnMySql
class BrokenConstraintOnMySqlIT extends BrokenConstraintTest {}
