package io.tierflow.transaction;

import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.web.ConflictException;
import io.tierflow.web.InvalidInputException;
import io.tierflow.web.PageResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records what members do, and lists it. */
@Service
public class TransactionService {

  private final TransactionRecorder recorder;
  private final TransactionRepository transactions;
  private final PromotionHistory promotions;
  private final RefundMatches matches;
  private final ProgrammeSettings settings;

  TransactionService(
      TransactionRecorder recorder,
      TransactionRepository transactions,
      PromotionHistory promotions,
      RefundMatches matches,
      ProgrammeSettings settings) {
    this.recorder = recorder;
    this.transactions = transactions;
    this.promotions = promotions;
    this.matches = matches;
    this.settings = settings;
  }

  /**
   * Records a transaction. The same one again changes nothing.
   *
   * @param arrival the transaction, with the constraints declared on it fulfilled
   * @return the transaction, and whether it was not there before
   * @throws InvalidInputException if a field can't be accepted
   * @throws ConflictException if its id was used with other content, or the membership is closed
   */
  @Transactional(propagation = Propagation.NEVER)
  public RecordedTransaction record(NewTransaction arrival) {
    RecordResult recording = ConflictRetry.executeUnique(() -> recorder.recordAndTell(arrival));
    if (recording.isRefused()) {
      throw recording.refusal();
    }
    return new RecordedTransaction(
        views(List.of(recording.transaction())).get(0), recording.first());
  }

  /**
   * Whose a transaction is.
   *
   * @param transactionId its id
   * @return the member's number; empty if there is no such transaction
   */
  @Transactional(readOnly = true)
  public Optional<String> memberOf(String transactionId) {
    return transactions.findById(transactionId).map(Transaction::getMemberNumber);
  }

  /**
   * A member's transactions.
   *
   * @param memberNumber whose transactions
   * @param page which page
   * @return the transactions with what each earned or why not, newest first
   */
  @Transactional(readOnly = true)
  public PageResponse<TransactionView> newestFirst(String memberNumber, PageRequest page) {
    Page<Transaction> found = transactions.newestFirst(memberNumber, page);
    return PageResponse.of(
        new PageImpl<>(views(found.getContent()), page, found.getTotalElements()));
  }

  private List<TransactionView> views(List<Transaction> found) {
    Map<String, List<AppliedPromotion>> applied = promotions.views(found);
    Map<String, List<RefundMatchView>> matched = matches.views(found);
    return found.stream()
        .map(
            transaction ->
                TransactionView.of(
                    transaction,
                    matched.getOrDefault(transaction.getTransactionId(), List.of()),
                    applied.getOrDefault(transaction.getTransactionId(), List.of()),
                    settings))
        .toList();
  }
}
