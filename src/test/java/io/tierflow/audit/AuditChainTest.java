package io.tierflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierflow.testsupport.AdjustableClock;
import io.tierflow.testsupport.AuditSlice;
import io.tierflow.web.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The chain is whole whatever happens beside it, and whatever is done to it is named. */
@SpringBootTest(classes = AuditSlice.class)
abstract class AuditChainTest {

  @Autowired private AuditTrail trail;
  @Autowired private AuditSealer sealer;
  @Autowired private AuditVerifier verifier;
  @Autowired private AuditLog log;
  @Autowired private AdjustableClock clock;
  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactions;

  private TransactionTemplate transaction;

  @BeforeEach
  void beginANewChain() {
    transaction = new TransactionTemplate(transactions);
    clock.set("2026-10-31T18:00:00Z");
    sql("delete from audit_entry");
    sql("update audit_head set sequence_number = 0, hash = '" + "0".repeat(64) + "'");
  }

  @Test
  void entriesGetTheirPlacesWithoutGapsAndTheChainIsIntact() {
    record(1_200);

    seal();

    assertThat(places()).isEqualTo(LongStream.rangeClosed(1, 1_200).boxed().toList());
    AuditVerification verification = verifier.verify(null);
    assertThat(verification.finding()).isNull();
    assertThat(verification.intact()).isTrue();
    assertThat(verification.entries()).isEqualTo(1_200);
    assertThat(verification.unsealed()).isZero();
    assertThat(verification.anchor()).startsWith("1200:");
  }

  @Test
  void entriesOfOneSecondAreSealedInTheOrderInWhichTheyWereWritten() {
    record(100);

    seal();

    assertThat(
            database
                .sql("select subject from audit_entry order by sequence_number")
                .query(String.class)
                .list())
        .isEqualTo(IntStream.range(0, 100).mapToObj(each -> "M" + each).toList());
  }

  @Test
  void whatIsRolledBackLeavesNoEntryAndNoGap() {
    record(1);
    transaction.executeWithoutResult(
        status -> {
          record(1);
          status.setRollbackOnly();
        });
    record(1);

    seal();

    assertThat(places()).containsExactly(1L, 2L);
  }

  @Test
  void anEntryThatIsCommittedLaterThanYoungerOnesIsSealedAfterThem() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch sealed = new CountDownLatch(1);
    ExecutorService others = Executors.newSingleThreadExecutor();
    try {
      Future<?> slow =
          others.submit(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        trail.recordFor("slow", AuditAction.MEMBER_CHANGED, "M1", null);
                        written.countDown();
                        awaitOpen(sealed);
                      }));
      awaitOpen(written);
      clock.set("2026-10-31T18:00:05Z");
      trail.recordFor("quick", AuditAction.MEMBER_CHANGED, "M2", null);
      seal();
      sealed.countDown();
      slow.get(10, TimeUnit.SECONDS);
      seal();
    } finally {
      others.shutdown();
    }

    assertThat(actors()).containsExactly("quick", "slow");
    assertThat(verifier.verify(null).intact()).isTrue();
  }

  @Test
  void severalNodesSealEachEntryOnce() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> work =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  node ->
                      nodes.submit(
                          () -> {
                            for (int round = 0; round < 25; round++) {
                              record(3);
                              sealer.sealBatch();
                            }
                          }))
              .toList();
      for (Future<?> node : work) {
        node.get(60, TimeUnit.SECONDS);
      }
    } finally {
      nodes.shutdown();
    }
    seal();

    assertThat(places()).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
    assertThat(verifier.verify(null).intact()).isTrue();
  }

  @Test
  void aChangedDetailIsNamed() {
    sealed(10);

    sql("update audit_entry set detail = 'Nothing.' where sequence_number = 5");

    assertThat(verifier.verify(null).finding()).startsWith("Entry 5 is not what was sealed");
  }

  @Test
  void anotherActorTimeOrAttachmentIsNamed() {
    sealed(10);
    sql("update audit_entry set actor = 'somebody' where sequence_number = 9");
    assertThat(verifier.verify(null).finding()).startsWith("Entry 9 is");
    sql("update audit_entry set recorded_at = '2026-01-01 00:00:00' where sequence_number = 6");
    assertThat(verifier.verify(null).finding()).startsWith("Entry 6 is");
    sql("update audit_entry set attachment = '+ a line' where sequence_number = 3");
    assertThat(verifier.verify(null).finding()).startsWith("Entry 3 is");
  }

  @Test
  void aChangeThatBringsItsOwnHashIsNamedAtTheEntryAfterIt() {
    sealed(10);
    AuditEntry changed = changed(log.require(5));
    String before = log.require(4).hash();
    sql("update audit_entry set detail = 'Nothing.' where sequence_number = 5");
    sql(
        "update audit_entry set hash = '%s' where sequence_number = 5"
            .formatted(ChainHash.of(before, changed)));

    assertThat(verifier.verify(null).finding())
        .isEqualTo("Entry 6 is not what was sealed: it, or an entry before it, was changed.");
  }

  @Test
  void aRemovedEntryIsNamed() {
    sealed(10);

    sql("delete from audit_entry where sequence_number = 4");

    assertThat(verifier.verify(null).finding()).isEqualTo("Entry 4 is missing: after 3 comes 5.");
  }

  @Test
  void removedLastEntriesAreNamed() {
    sealed(10);

    sql("delete from audit_entry where sequence_number > 7");

    assertThat(verifier.verify(null).finding())
        .isEqualTo("Entry 8 is missing: the chain ends at 7 and must end at 10.");
  }

  @Test
  void aForgedEntryIsNamed() {
    sealed(10);
    sql("update audit_entry set sequence_number = 11 where sequence_number = 10");
    forge(10);
    assertThat(verifier.verify(null).finding()).startsWith("Entry 10 is not what was sealed");
  }

  @Test
  void aForgedEntryAfterTheEndIsNamedThoughItsHashIsRight() {
    sealed(10);
    forge(11);
    sql(
        "update audit_entry set hash = '%s' where sequence_number = 11"
            .formatted(ChainHash.of(log.require(10).hash(), log.require(11))));

    assertThat(verifier.verify(null).finding())
        .isEqualTo("Entry 11 was not sealed by Tierflow: the chain must end at 10.");
  }

  @Test
  void swappedEntriesAreNamed() {
    sealed(10);

    sql("update audit_entry set sequence_number = 99 where sequence_number = 3");
    sql("update audit_entry set sequence_number = 3 where sequence_number = 8");
    sql("update audit_entry set sequence_number = 8 where sequence_number = 99");

    assertThat(verifier.verify(null).finding()).startsWith("Entry 3 is not what was sealed");
  }

  @Test
  void anEntryThatIsSealedAnewAfterAChangeIsMissedInItsPlace() {
    sealed(10);
    sql(
        "update audit_entry set sequence_number = null, hash = null, detail = 'Nothing.'"
            + " where sequence_number = 6");

    seal();

    assertThat(verifier.verify(null).finding()).isEqualTo("Entry 6 is missing: after 5 comes 7.");
  }

  @Test
  void aChainThatWasWrittenAnewDoesNotPassThroughItsAnchor() {
    sealed(10);
    ChainAnchor anchor = ChainAnchor.parse(verifier.verify(null).anchor());
    sql("delete from audit_entry where sequence_number = 10");
    sql("update audit_entry set sequence_number = null, hash = null");
    sql("update audit_head set sequence_number = 0, hash = '" + "0".repeat(64) + "'");
    seal();

    assertThat(verifier.verify(null).intact()).isTrue();
    assertThat(verifier.verify(anchor).finding())
        .isEqualTo("Entry 10 is missing: the chain ends at 9, before its anchor.");
    record(5);
    seal();
    assertThat(verifier.verify(anchor).finding())
        .isEqualTo("Entry 10 is not the one that the anchor names: the chain was rebuilt.");
  }

  @Test
  void anIntactChainPassesThroughAnEarlierAnchor() {
    sealed(10);
    ChainAnchor anchor = ChainAnchor.parse(verifier.verify(null).anchor());
    sealed(10);

    assertThat(verifier.verify(anchor).intact()).isTrue();
    assertThatThrownBy(() -> ChainAnchor.parse("10:abc"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("64 hexadecimal digits");
  }

  @Test
  void entriesAreFoundNewestFirstByEachOfTheirTraits() {
    trail.recordFor("ada", AuditAction.MEMBER_CHANGED, "M1", "email");
    clock.set("2026-11-01T00:00:00Z");
    trail.recordFor("ada", AuditAction.MEMBER_CLOSED, "M1", null);
    trail.recordFor("zoe", AuditAction.MODEL_DEPLOYED, "points-earning", "Version 2.", "+ a line");
    seal();

    assertThat(found(AuditQuery.of(null, null, null, null, null)))
        .hasSize(3)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(found(AuditQuery.of("ada", null, "M1", null, null))).hasSize(2);
    assertThat(found(AuditQuery.of("ada", "MEMBER_CLOSED", "", "", " "))).hasSize(1);
    assertThat(found(AuditQuery.of(null, null, null, null, "2026-10-31"))).containsExactly(1L);
    AuditLines first = log.newestFirst(AuditQuery.of(null, null, null, null, null), null, 2);
    assertThat(first.older()).isEqualTo(2);
    AuditLines rest =
        log.newestFirst(AuditQuery.of(null, null, null, null, null), first.older(), 2);
    assertThat(rest.lines()).extracting(AuditLine::sequenceNumber).containsExactly(1L);
    assertThat(rest.older()).isNull();
  }

  @Test
  void whatIsTooLongIsCutRatherThanLost() {
    trail.recordFor(
        "a".repeat(300), AuditAction.SIGN_IN_REFUSED, "s".repeat(300), "😀".repeat(1_500));
    seal();

    AuditEntry entry = log.require(1);
    assertThat(entry.actor()).hasSize(128);
    assertThat(entry.subject()).hasSize(200);
    assertThat(entry.detail()).hasSize(2_000).startsWith("😀");
    assertThat(verifier.verify(null).intact()).isTrue();
  }

  private List<Long> found(AuditQuery filter) {
    return log.newestFirst(filter, null, 50).lines().stream()
        .map(AuditLine::sequenceNumber)
        .toList();
  }

  private static AuditEntry changed(AuditEntry entry) {
    return new AuditEntry(
        entry.sequenceNumber(),
        entry.entryId(),
        entry.recordedAt(),
        entry.actor(),
        entry.address(),
        entry.action(),
        entry.subject(),
        "Nothing.",
        entry.attachment(),
        entry.hash());
  }

  private void forge(long place) {
    sql(
        """
        insert into audit_entry
          (entry_id, recorded_at, actor, action, subject, sequence_number, hash)
        values ('forged', '2026-10-31 18:00:00', 'ada', 'MEMBER_CLOSED', 'M7', %d, '%s')
        """
            .formatted(place, "f".repeat(64)));
  }

  private void sealed(int count) {
    record(count);
    seal();
  }

  private void record(int count) {
    transaction.executeWithoutResult(
        status -> {
          for (int index = 0; index < count; index++) {
            trail.record(AuditAction.MEMBER_CHANGED, "M" + index, "email");
          }
        });
  }

  private void seal() {
    boolean more = true;
    while (more) {
      more = sealer.sealBatch();
    }
  }

  private List<Long> places() {
    return database
        .sql("select sequence_number from audit_entry order by sequence_number")
        .query(Long.class)
        .list();
  }

  private List<String> actors() {
    return database
        .sql("select actor from audit_entry order by sequence_number")
        .query(String.class)
        .list();
  }

  private void sql(String statement) {
    transaction.executeWithoutResult(status -> database.sql(statement).update());
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
