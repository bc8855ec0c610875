package io.tierflow.points;

import io.tierflow.testsupport.database.OnMySql;

/** Agreements on the MySQL-compatible server. */
@OnMySql
class AgreementOnMySqlIT extends AgreementStories {}
