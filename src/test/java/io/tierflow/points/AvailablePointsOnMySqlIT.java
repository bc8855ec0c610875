package io.tierflow.points;

import io.tierflow.testsupport.database.OnMySql;

/** Available points on a MySQL-compatible server. */
@OnMySql
class AvailablePointsOnMySqlIT extends AvailablePointsTest {}
