package io.tierflow.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.member.Member;
import io.tierflow.member.MemberSearch;
import io.tierflow.member.MemberService;
import io.tierflow.member.NewMember;
import io.tierflow.member.ProfileChange;
import io.tierflow.member.TierTenure;
import io.tierflow.policy.Tier;
import io.tierflow.privacy.KeyRotation.Progress;
import io.tierflow.testsupport.RotationSlice;
import io.tierflow.testsupport.SealedMember;
import io.tierflow.testsupport.database.OnMySql;
import io.tierflow.testsupport.push.Subscriber;
import io.tierflow.web.PageResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A key gives way to a newer one while members are enrolled, changed, upgraded and read. */
@OnMySql
@SpringBootTest(
    classes = RotationSlice.class,
    properties = "tierflow.personal-data.keys=" + KeyRotationIT.NEW + "," + SealedMember.KEYS)
class KeyRotationIT {

  static final String NEW = "2:YSBuZXdlciBrZXkgb2YgdGhlIHRlc3RzLCAzMiBieXQ=";

  private static final int MEMBERS = 4_000;
  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  @Autowired private MemberService members;
  @Autowired private MemberSearch search;
  @Autowired private KeyRotation rotation;
  @Autowired private PersonalDataVault vault;
  @Autowired private JdbcTemplate batches;
  @Autowired private JdbcClient database;
  @Autowired private TransactionOperations transaction;

  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final List<Subscriber> devices =
      List.of(
          Subscriber.at("https://push.example.net/1"), Subscriber.at("https://push.example.net/2"));
  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private final AtomicInteger changed = new AtomicInteger();

  @Test
  void nothingIsLostAndTheOldKeyIsNoLongerNeeded() throws Exception {
    enrolUnderTheOldKey();
    addDevicesUnderTheOldKey();
    assertThat(rotation.progress().rowsByKey())
        .containsExactly(Map.entry(1, (long) MEMBERS + devices.size()));
    ExecutorService people = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> load =
          List.of(
              people.submit(this::enrolOthers),
              people.submit(this::rename),
              people.submit(this::upgrade),
              people.submit(this::read));
      await().until(() -> changed.get() > 20);

      rotation.start("admin");

      await().atMost(Duration.ofMinutes(1)).until(() -> !rotation.progress().running());
      goOn.set(false);
      for (Future<?> work : load) {
        work.get();
      }
    } finally {
      goOn.set(false);
      people.shutdownNow();
    }

    Progress progress = rotation.progress();
    assertThat(progress.rowsToGo()).isZero();
    assertThat(progress.rowsByKey())
        .containsExactly(Map.entry(2, (long) names.size() + devices.size()));
    assertThat(progress.removableKeys()).containsExactly(1);
    assertThat(peopleOpenedWith(NEW)).isEqualTo(names);
    assertEverybodyIsFoundByTheNewKeyAlone();
    assertDevicesAreOpenedByTheNewKeyAlone();
    assertThat(
            database
                .sql("select actor from audit_entry where action = 'DATA_KEY_ROTATED'")
                .query(String.class)
                .list())
        .containsExactly("admin");
  }

  private void enrolUnderTheOldKey() {
    SealedMember old = SealedMember.withTheTestsKey();
    PersonalDataVault oldVault = PersonalDataVault.with(SealedMember.KEYS);
    List<Object[]> rows = new ArrayList<>();
    List<Object[]> lookups = new ArrayList<>();
    for (int index = 0; index < MEMBERS; index++) {
      String number = "M%05d".formatted(index);
      names.put(number, "Name" + number);
      rows.add(new Object[] {number, old.person(number, "Name" + number, null, null, null)});
      lookups.add(new Object[] {number, oldVault.hash("NAME:name" + number.toLowerCase())});
    }
    transaction.executeWithoutResult(
        status -> {
          batches.batchUpdate(
              """
              insert into member (member_number, personal_data, data_key, language, enrolled_on,
                account_type, email_consent, sms_consent, status, tier, tier_status,
                confirmed_tier, tier_since, version)
              values (?, ?, 1, 'en', '2026-01-31', 'INDIVIDUAL', true, true, 'ACTIVE', 'REGULAR',
                'CONFIRMED', 'REGULAR', '2026-01-31', 0)""",
              rows);
          batches.batchUpdate(
              "insert into member_lookup (member_number, field, hash) values (?, 'NAME', ?)",
              lookups);
        });
  }

  private void addDevicesUnderTheOldKey() {
    PersonalDataVault old = PersonalDataVault.with(SealedMember.KEYS);
    transaction.executeWithoutResult(status -> devices.forEach(device -> add(device, old)));
  }

  private void add(Subscriber device, PersonalDataVault old) {
    database
        .sql(
            """
            insert into push_subscription
              (device_id, member_number, subscription, data_key, created_at)
            values (?, 'M00000', ?, 1, '2026-10-31 12:00:00')""")
        .params(device.deviceId(), old.seal(device.kept(), placeOf(device)).bytes())
        .update();
  }

  private void assertDevicesAreOpenedByTheNewKeyAlone() {
    PersonalDataVault alone = PersonalDataVault.with(NEW);
    for (Subscriber device : devices) {
      byte[] sealed =
          database
              .sql("select subscription from push_subscription where device_id = ?")
              .param(device.deviceId())
              .query(byte[].class)
              .single();
      assertThat(alone.sealed(sealed).open(placeOf(device))).isEqualTo(device.kept());
    }
  }

  private static String placeOf(Subscriber device) {
    return "push_subscription.subscription:" + device.deviceId();
  }

  private void enrolOthers() {
    for (int index = 0; goOn.get(); index++) {
      String number = "N%05d".formatted(index);
      members.enrol(
          new NewMember(
              number,
              "Name" + number,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null));
      names.put(number, "Name" + number);
    }
  }

  private void rename() {
    while (goOn.get()) {
      String number = anybody();
      String name = "Renamed%d".formatted(changed.get());
      if (contended(
          () ->
              members.change(
                  number,
                  new ProfileChange(name, null, null, null, null, null, null, null, null, null)))) {
        names.put(number, name);
        changed.incrementAndGet();
      }
    }
  }

  /** As a run does: reads the whole row, changes the tier, and writes the whole row. */
  private void upgrade() {
    while (goOn.get()) {
      String number = anybody();
      contended(
          () ->
              transaction.executeWithoutResult(
                  status ->
                      members
                          .require(number)
                          .confirmTier(Tier.valueOf("SILVER"), DAY, TierTenure.UNLIMITED)));
    }
  }

  private void read() {
    while (goOn.get()) {
      String number = anybody();
      assertThat(members.require(number).getProfile().fullName()).isNotBlank();
      assertThat(search.search(number, PageResponse.request(0, 10)).items())
          .extracting(Member::getMemberNumber)
          .contains(number);
    }
  }

  private static String anybody() {
    return "M%05d".formatted(ThreadLocalRandom.current().nextInt(MEMBERS));
  }

  /** Whoever comes second to a row that has changed meanwhile is told so, and changes nothing. */
  private static boolean contended(Runnable work) {
    try {
      work.run();
      return true;
    } catch (ConcurrencyFailureException second) {
      return false;
    }
  }

  private Map<String, String> peopleOpenedWith(String keys) {
    PersonalDataVault alone = PersonalDataVault.with(keys);
    Map<String, String> opened = new HashMap<>();
    database
        .sql("select member_number, personal_data from member")
        .query(
            row -> {
              String number = row.getString(1);
              opened.put(number, SealedMember.nameOf(alone.sealed(row.getBytes(2)), number));
            });
    return opened;
  }

  private void assertEverybodyIsFoundByTheNewKeyAlone() {
    PersonalDataVault alone = PersonalDataVault.with(NEW);
    List<String> found = new ArrayList<>();
    names.forEach(
        (number, name) ->
            found.addAll(
                database
                    .sql(
                        "select member_number from member_lookup where field = 'NAME' and hash = ?")
                    .param(alone.hash("NAME:" + name.toLowerCase()))
                    .query(String.class)
                    .list()));
    Collections.sort(found);
    assertThat(found).containsExactlyElementsOf(names.keySet().stream().sorted().toList());
    assertThat(vault.keys()).containsExactly(2, 1);
  }
}
