package io.tierflow.common;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Tag;

/** A constraint that nobody expects to be broken, on a MySQL-compatible server. */
@OnMySql
@Tag("dialect")
class BrokenConstraintOnMySqlIT extends BrokenConstraintTest {}
