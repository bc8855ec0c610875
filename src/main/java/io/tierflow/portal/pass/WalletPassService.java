package io.tierflow.portal.pass;

import io.tierflow.common.ConflictRetry;
import io.tierflow.common.ProgrammeCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Members' passes, and whether what they show is still so. */
@Service
class WalletPassService {

  private static final int RANDOM_BYTES = 16;

  private final WalletPassRows rows;
  private final WalletRegistrationRows registrations;
  private final PassContentReader contents;
  private final ProgrammeCalendar calendar;
  private final TransactionTemplate transaction;
  private final SecureRandom random = new SecureRandom();

  WalletPassService(
      WalletPassRows rows,
      WalletRegistrationRows registrations,
      PassContentReader contents,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactionManager) {
    this.rows = rows;
    this.registrations = registrations;
    this.contents = contents;
    this.calendar = calendar;
    this.transaction = new TransactionTemplate(transactionManager);
  }

  /** A member's pass, with what it shows now; a new one for who has none. */
  public ShownPass open(String memberNumber, Wallet wallet) {
    return ConflictRetry.execute(
        () -> transaction.execute(status -> openOnce(memberNumber, wallet)));
  }

  private ShownPass openOnce(String memberNumber, Wallet wallet) {
    if (rows.of(memberNumber, wallet).isEmpty()) {
      PassContent content = contents.read(memberNumber);
      rows.keep(
          new WalletPass(
              hexDigits(), memberNumber, wallet, hexDigits(), content.digest(), seconds()));
    }
    return refresh(rows.of(memberNumber, wallet).orElseThrow());
  }

  /** A pass with what it shows now. */
  @Transactional
  public Optional<ShownPass> find(String serialNumber) {
    return rows.find(serialNumber).map(this::refresh);
  }

  /** A pass with what it shows now, for a phone that has the pass's token. */
  @Transactional
  public Optional<ShownPass> find(String serialNumber, Wallet wallet, String token) {
    byte[] shown = token.getBytes(StandardCharsets.UTF_8);
    return rows.find(serialNumber)
        .filter(pass -> pass.wallet() == wallet)
        .filter(pass -> MessageDigest.isEqual(pass.token().getBytes(StandardCharsets.UTF_8), shown))
        .map(this::refresh);
  }

  /** Passes that may show something else by now, in the order of their numbers. */
  @Transactional(readOnly = true)
  public List<String> outdated(String after, int rows) {
    return this.rows.outdated(calendar.today(), after, rows);
  }

  /**
   * It is remembered as of what the pass is, before what it shows is read: it can only be newer.
   */
  private ShownPass refresh(WalletPass asked) {
    rows.lock(asked.serialNumber());
    rows.see(asked.serialNumber(), calendar.today());
    PassContent content = contents.read(asked.memberNumber());
    WalletPass known = rows.find(asked.serialNumber()).orElseThrow();
    if (known.shown().equals(content.digest())) {
      return new ShownPass(known, content);
    }
    Instant now = seconds();
    Instant next = known.changedAt().plusSeconds(1);
    rows.change(known.serialNumber(), content.digest(), now.isAfter(next) ? now : next);
    registrations.wake(known.serialNumber(), calendar.now());
    return new ShownPass(rows.find(known.serialNumber()).orElseThrow(), content);
  }

  private Instant seconds() {
    return calendar.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private String hexDigits() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * A pass and what it shows.
   *
   * @param pass the pass
   * @param content what it shows
   */
  record ShownPass(WalletPass pass, PassContent content) {}
}
