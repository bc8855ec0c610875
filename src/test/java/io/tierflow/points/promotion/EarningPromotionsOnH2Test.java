package io.tierflow.points.promotion;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/**
 * The stories on the embedded default, in an application of their own: they change its promotions.
 */
@OnH2
@FlowTest
@TestPropertySource(properties = "spring.application.name=promotion-stories")
class EarningPromotionsOnH2Test extends EarningPromotionsStories {}
