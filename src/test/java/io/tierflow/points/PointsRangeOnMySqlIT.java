package io.tierflow.points;

import io.tierflow.testsupport.database.OnMySql;

/** How many points may move, on a MySQL-compatible server. */
@OnMySql
class PointsRangeOnMySqlIT extends PointsRangeTest {}
