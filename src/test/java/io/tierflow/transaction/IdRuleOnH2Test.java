package io.tierflow.transaction;

import io.tierflow.testsupport.database.OnH2;

/** The one rule for ids on the embedded database. */
@OnH2
class IdRuleOnH2Test extends IdRuleTest {}
