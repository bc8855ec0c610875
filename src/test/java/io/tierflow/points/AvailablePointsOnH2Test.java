package io.tierflow.points;

import io.tierflow.testsupport.database.OnH2;

/** Available points on the embedded database. */
@OnH2
class AvailablePointsOnH2Test extends AvailablePointsTest {}
