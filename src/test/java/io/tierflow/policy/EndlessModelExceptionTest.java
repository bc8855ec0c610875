package io.tierflow.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.testsupport.core.CoreTest;
import org.junit.jupiter.api.Test;

/** A model that was ended is told from one that gives a wrong answer. */
@CoreTest
class EndlessModelExceptionTest {

  private final EndlessModelException ended =
      new EndlessModelException("points-earning", "It took longer than 2 s.");

  @Test
  void itNamesTheModelAndKeepsWhatWasThrown() {
    IllegalStateException thrown = new IllegalStateException("Interrupted.");

    EndlessModelException both =
        new EndlessModelException("points-earning", "It took longer than 2 s.", thrown);

    assertThat(both.model()).isEqualTo("points-earning");
    assertThat(both).hasMessage("It took longer than 2 s.").hasCause(thrown);
    assertThat(ended.model()).isEqualTo("points-earning");
    assertThat(ended).hasMessage("It took longer than 2 s.").hasNoCause();
  }

  @Test
  void itIsFoundBehindWhatTheEngineMakesOfIt() {
    RuntimeException wrapped = new RuntimeException(new IllegalStateException(ended));

    assertThat(EndlessModelException.behind(ended)).containsSame(ended);
    assertThat(EndlessModelException.behind(wrapped)).containsSame(ended);
    assertThat(PolicyException.in(wrapped)).containsSame(ended);
  }

  @Test
  void otherFailuresAreNoEndedModels() {
    PolicyException wrong = new PolicyException("Output rate is 'much'; accepted: a number.");

    assertThat(EndlessModelException.behind(wrong)).isEmpty();
    assertThat(EndlessModelException.behind(new RuntimeException(wrong))).isEmpty();
    assertThat(EndlessModelException.behind(new IllegalStateException("Other."))).isEmpty();
  }
}
