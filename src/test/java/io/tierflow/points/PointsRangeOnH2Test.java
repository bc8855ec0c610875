package io.tierflow.points;

import io.tierflow.testsupport.database.OnH2;

/** How many points may move, on the embedded database. */
@OnH2
class PointsRangeOnH2Test extends PointsRangeTest {}
