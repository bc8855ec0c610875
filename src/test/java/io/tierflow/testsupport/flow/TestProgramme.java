package io.tierflow.testsupport.flow;

import io.tierflow.member.AccountType;
import io.tierflow.member.Member;
import io.tierflow.member.MemberService;
import io.tierflow.member.NewMember;
import io.tierflow.points.LedgerProof;
import io.tierflow.points.LedgerProofService;
import io.tierflow.policy.ActivityKind;
import io.tierflow.testsupport.core.Kinds;
import io.tierflow.transaction.NewTransaction;
import io.tierflow.transaction.TransactionService;
import io.tierflow.workflow.tierupgrade.TierUpgradeService;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatus;
import io.tierflow.workflow.tierupgrade.TierUpgradeStatusService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What happens in a programme, in the words of a test. */
public class TestProgramme {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  @Autowired private MemberService members;
  @Autowired private TransactionService transactions;
  @Autowired private TierUpgradeService upgrades;
  @Autowired private TierUpgradeStatusService statuses;
  @Autowired private ManagementService jobs;
  @Autowired private TaskService tasks;
  @Autowired private IdentityService identities;
  @Autowired private LedgerProofService proof;
  @Autowired private JdbcClient database;
  @Autowired private TransactionOperations inTransaction;

  /** Enrols a member who has e-mail, phone and address. */
  public String enrol(AccountType accountType) {
    String number = "T%05d".formatted(NUMBERS.incrementAndGet());
    members.enrol(
        new NewMember(
            number,
            "Ada Example",
            number.toLowerCase() + "@example.com",
            "+12025550100",
            null,
            LocalDate.of(1996, 1, 1),
            accountType,
            "1 Example Street, 12345 Sampletown",
            null,
            null,
            null,
            null,
            null,
            null));
    return number;
  }

  /** Enrols an individual member. */
  public String enrol() {
    return enrol(AccountType.INDIVIDUAL);
  }

  /** Records a purchase at noon of a day; its id. */
  public String purchase(String member, String amount, LocalDate day) {
    return record(member, Kinds.PURCHASE, amount, day, null);
  }

  /** Records a refund at one o'clock of a day; its id. */
  public String refund(String member, String purchase, String amount, LocalDate day) {
    return record(member, Kinds.REFUND, amount, day, purchase);
  }

  /** Records anything. */
  public String record(
      String member, ActivityKind kind, String amount, LocalDate day, String refundOf) {
    String id = "X%06d".formatted(NUMBERS.incrementAndGet());
    transactions.record(
        new NewTransaction(
            id,
            member,
            kind,
            new BigDecimal(amount),
            "USD",
            day.atTime(refundOf == null ? 12 : 13, 0).toInstant(ZoneOffset.UTC),
            refundOf));
    return id;
  }

  /** Takes a member through the flow as far as it goes by itself; the instance's id. */
  public String upgrade(String member, LocalDate asOf) {
    String id = upgrades.start(member, asOf);
    runJobs(id);
    return id;
  }

  /** Executes the jobs that are due now, until there are none. */
  public void runJobs(String instance) {
    List<Job> due = dueJobs(instance);
    while (!due.isEmpty()) {
      due.forEach(job -> jobs.executeJob(job.getId()));
      due = dueJobs(instance);
    }
  }

  private List<Job> dueJobs(String instance) {
    return jobs.createJobQuery().processInstanceId(instance).messages().withRetriesLeft().list();
  }

  /** The open task of a step. */
  public Task task(String instance, String step) {
    return tasks
        .createTaskQuery()
        .processInstanceId(instance)
        .taskDefinitionKey(step)
        .singleResult();
  }

  /** Approves or declines as manager, and lets the flow go on. */
  public void review(String instance, String outcome, String remark) {
    complete(
        instance,
        "AssignLoyaltyManagerReview",
        "manager",
        remark == null
            ? Map.of("reviewOutcome", outcome)
            : Map.of("reviewOutcome", outcome, "reviewRemark", remark));
    runJobs(instance);
  }

  /** Answers for the warehouse, and lets the flow go on. */
  public void pack(String instance, Map<String, Object> answer) {
    complete(instance, "VerifyPhysicalGiftDispatch", "warehouse", answer);
    runJobs(instance);
  }

  /** Gives a group another member of staff. */
  public void employ(String id, String email, String group) {
    if (identities.createUserQuery().userId(id).count() == 0) {
      User user = identities.newUser(id);
      user.setEmail(email);
      identities.saveUser(user);
      identities.createMembership(id, group);
    }
  }

  /** Names a task and something attached to it as a manager types it, who is signed in. */
  public void type(String instance, String step, String text) {
    Task task = task(instance, step);
    identities.setAuthentication("manager", List.of("loyalty-managers"));
    try {
      task.setName(text);
      tasks.saveTask(task);
      tasks.createAttachment("note", task.getId(), instance, text, text, "https://example.com");
    } finally {
      identities.clearAuthentication();
    }
  }

  /** Completes a task as someone. */
  public void complete(String instance, String step, String user, Map<String, Object> answer) {
    Task task = task(instance, step);
    identities.setAuthenticatedUserId(null);
    try {
      tasks.setAssignee(task.getId(), user);
      tasks.complete(task.getId(), answer);
    } finally {
      identities.clearAuthentication();
    }
  }

  /** The member as they stand. */
  public Member member(String number) {
    return members.require(number);
  }

  /** Where an instance stands. */
  public TierUpgradeStatus status(String instance) {
    return statuses.status(instance);
  }

  /** The balance. */
  public long balance(String member) {
    return number("select balance from points_account where member_number = ?", member);
  }

  /** A number that a query finds. */
  public long number(String query, Object... parameters) {
    return database.sql(query).params(parameters).query(Long.class).single();
  }

  /** Changes the database past all services. */
  public void execute(String statement, Object... parameters) {
    inTransaction.executeWithoutResult(
        status -> database.sql(statement).params(parameters).update());
  }

  /** Texts that a query finds. */
  public List<String> texts(String query, Object... parameters) {
    return database.sql(query).params(parameters).query(String.class).list();
  }

  /** The ledger recomputed. */
  public LedgerProof proof() {
    return proof.prove();
  }
}
