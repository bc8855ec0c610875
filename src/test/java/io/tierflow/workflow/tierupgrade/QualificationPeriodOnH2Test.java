package io.tierflow.workflow.tierupgrade;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/** The stories on the embedded default, in an application of their own: they change its terms. */
@OnH2
@FlowTest
@TestPropertySource(properties = "spring.application.name=period-stories")
class QualificationPeriodOnH2Test extends QualificationPeriodStories {}
