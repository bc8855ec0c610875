package io.tierflow.privacy;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

/** The stories on the embedded default, with the engine's full history to leave traces in. */
@OnH2
@FlowTest
class PrivacyOnH2Test extends PrivacyStories {}
