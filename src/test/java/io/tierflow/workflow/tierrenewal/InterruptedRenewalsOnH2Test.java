package io.tierflow.workflow.tierrenewal;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.TestPropertySource;

/** The stories on the embedded default, in an application of their own: they change its tables. */
@Tag("full")
@OnH2
@FlowTest
@TestPropertySource(properties = "spring.application.name=renewal-stories")
class InterruptedRenewalsOnH2Test extends InterruptedRenewalStories {}
