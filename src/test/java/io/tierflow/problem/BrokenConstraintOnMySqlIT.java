package io.tierflow.problem;

import io.tierflow.database.OnMySql;

/** A constraint that nobody expects to be broken, on a MySQL-compatible server. */
@OnMySql
class BrokenConstraintOnMySqlIT extends BrokenConstraintTest {}
