package io.tierflow.points;

import io.tierflow.database.OnMySql;

/** Available points on a MySQL-compatible server. */
@OnMySql
class AvailablePointsOnMySqlIT extends AvailablePointsTest {}
