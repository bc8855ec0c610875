package io.tierflow.transaction;

import io.tierflow.policy.ActivityKind;
import io.tierflow.policy.VocabularySource;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Knows as what it is recorded that a member has brought somebody in. */
@Service
public class ReferralKind {

  private final ActivityKinds kinds;
  private final VocabularySource vocabulary;

  ReferralKind(ActivityKinds kinds, VocabularySource vocabulary) {
    this.kinds = kinds;
    this.vocabulary = vocabulary;
  }

  /**
   * The kind as the table {@code activity-kinds} has it at this moment.
   *
   * @return the first one that counts as a referral; empty if none does
   */
  @Transactional(readOnly = true)
  public Optional<ActivityKind> current() {
    return vocabulary.current().kinds().stream()
        .map(ActivityKind::valueOf)
        .filter(kind -> kinds.find(kind).filter(KindTerms::countsAsReferral).isPresent())
        .findFirst();
  }
}
