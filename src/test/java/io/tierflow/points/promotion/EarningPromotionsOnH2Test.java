package io.tierflow.points.promotion;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import org.springframework.test.context.TestPropertySource;

/**
 * The stories on the embedded default, in an application that others leave alone: they change its
 * promotions.
 */
@OnH2
@FlowTest
@TestPropertySource(properties = "spring.application.name=added-rows")
class EarningPromotionsOnH2Test extends EarningPromotionsStories {}
