package io.tierflow.workflow.tierupgrade.review;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.FlowTest;
import io.tierflow.web.NotFoundException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Answers to reviews outside Tasklist. */
@OnH2
@FlowTest
class OpenReviewOnH2Test {

  @Autowired private OpenReviewService reviews;

  @Test
  void anAnswerToAReviewThatIsNotOpenIsRefused() {
    assertThatThrownBy(
            () -> reviews.complete("NOBODY-1", Map.of("reviewOutcome", "APPROVED"), "manager"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("No review of the member NOBODY-1 is open.");
  }
}
