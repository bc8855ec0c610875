package io.tierflow.portal;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;

@OnH2
@FlowTest
class ActivityOnH2Test extends ActivityStories {}
