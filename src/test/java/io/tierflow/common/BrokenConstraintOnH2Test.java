package io.tierflow.common;

import io.tierflow.testsupport.database.OnH2;

/** A constraint that nobody expects to be broken, on the embedded database. */
@OnH2
class BrokenConstraintOnH2Test extends BrokenConstraintTest {}
