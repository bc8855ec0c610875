package io.tierflow.points;

import io.tierflow.testsupport.database.OnH2;

/** Agreements on the embedded database. */
@OnH2
class AgreementOnH2Test extends AgreementStories {}
