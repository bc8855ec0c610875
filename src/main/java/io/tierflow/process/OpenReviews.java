package io.tierflow.process;

import io.tierflow.points.EarnedPointsShrunk;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the forms of open reviews true when refunds take away what an upgrade stands on. */
@Component
class OpenReviews {

  private static final Logger LOG = LoggerFactory.getLogger(OpenReviews.class);

  private final TaskService tasks;
  private final ReviewForm form;
  private final TransactionTemplate transaction;

  OpenReviews(TaskService tasks, ReviewForm form, PlatformTransactionManager transactions) {
    this.tasks = tasks;
    this.form = form;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * After the refund, so that a review that is completed at this moment can't hold it up. Should it
   * fail, approving still looks again.
   */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void lookAgain(EarnedPointsShrunk shrunk) {
    try {
      transaction.executeWithoutResult(status -> update(shrunk.memberNumber()));
    } catch (RuntimeException failure) {
      LOG.warn(
          "The open review of {} does not show the latest refund.", shrunk.memberNumber(), failure);
    }
  }

  private void update(String memberNumber) {
    tasks
        .createTaskQuery()
        .processInstanceBusinessKey(memberNumber)
        .taskDefinitionKey("AssignLoyaltyManagerReview")
        .list()
        .forEach(this::update);
  }

  private void update(Task task) {
    tasks.setVariablesLocal(task.getId(), form.ground(task.getProcessInstanceId()));
  }
}
