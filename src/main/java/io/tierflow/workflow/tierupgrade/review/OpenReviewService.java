package io.tierflow.workflow.tierupgrade.review;

import io.tierflow.transaction.RefundRecorded;
import io.tierflow.web.NotFoundException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** The reviews that wait for a loyalty manager. */
@Service
public class OpenReviewService {

  private static final Logger LOG = LoggerFactory.getLogger(OpenReviewService.class);
  private static final String REVIEW = "AssignLoyaltyManagerReview";

  private final TaskService tasks;
  private final ReviewForm form;
  private final TransactionTemplate transaction;

  OpenReviewService(TaskService tasks, ReviewForm form, PlatformTransactionManager transactions) {
    this.tasks = tasks;
    this.form = form;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Completes the open review of a member.
   *
   * @param memberNumber the member
   * @param answer the answer under the form's names
   * @param staff who answers
   * @throws NotFoundException if no review of the member is open
   */
  @Transactional
  public void complete(String memberNumber, Map<String, Object> answer, String staff) {
    List<Task> open = of(memberNumber);
    if (open.isEmpty()) {
      throw new NotFoundException("No review of the member %s is open.".formatted(memberNumber));
    }
    for (Task task : open) {
      tasks.claim(task.getId(), staff);
      tasks.complete(task.getId(), answer);
    }
  }

  /**
   * Keeps the form true when a refund takes away what an upgrade stands on: after the refund, so
   * that a review that is completed at this moment can't hold it up. Should it fail, approving
   * still looks again.
   */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void lookAgain(RefundRecorded refund) {
    try {
      transaction.executeWithoutResult(status -> update(refund.memberNumber()));
    } catch (RuntimeException failure) {
      LOG.warn(
          "The open review of {} could not be updated after the latest refund.",
          refund.memberNumber(),
          failure);
    }
  }

  private void update(String memberNumber) {
    of(memberNumber).forEach(this::update);
  }

  private List<Task> of(String memberNumber) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(memberNumber)
        .taskDefinitionKey(REVIEW)
        .list();
  }

  private void update(Task task) {
    tasks.setVariablesLocal(task.getId(), form.ground(task.getProcessInstanceId()));
  }
}
