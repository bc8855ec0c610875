package io.tierflow.audit;

import io.tierflow.testsupport.database.OnH2;

/** The chain on the embedded default. */
@OnH2
class AuditChainOnH2Test extends AuditChainTest {}
