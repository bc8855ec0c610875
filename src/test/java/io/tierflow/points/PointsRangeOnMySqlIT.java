package io.tierflow.points;

import io.tierflow.testsupport.database.OnMySql;
import org.junit.jupiter.api.Tag;

/** How many points may move, on a MySQL-compatible server. */
@OnMySql
@Tag("dialect")
class PointsRangeOnMySqlIT extends PointsRangeTest {}
