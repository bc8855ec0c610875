package io.tierflow.security.authentication.secondfactor;

import dev.samstevens.totp.secret.DefaultSecretGenerator;
import io.tierflow.audit.AuditAction;
import io.tierflow.audit.AuditTrail;
import io.tierflow.security.authentication.SignInChanged;
import io.tierflow.security.authentication.SignInDelays;
import io.tierflow.security.authentication.UserRemoved;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Second factors of staff: codes by time (TOTP) and recovery codes. */
@Service
public class SecondFactorService {

  private final SecondFactorRepository factors;
  private final SecondFactorSettings settings;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final TotpCodes codes = new TotpCodes();

  SecondFactorService(
      SecondFactorRepository factors,
      SecondFactorSettings settings,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.factors = factors;
    this.settings = settings;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What is missing when a user's password was right.
   *
   * @param user id of the user
   * @param groups the user's groups
   * @return the next step, or nothing if the password is all
   */
  public Optional<PendingSignIn> missing(String user, Collection<String> groups) {
    if (isOn(user)) {
      return Optional.of(PendingSignIn.CODE);
    }
    return isRequired(groups) ? Optional.of(PendingSignIn.ENROLMENT) : Optional.empty();
  }

  /**
   * Whether a user has a second factor.
   *
   * @param user id of the user
   * @return whether it is turned on
   */
  public boolean isOn(String user) {
    return factors.exists(user);
  }

  /**
   * Whether members of some groups must have a second factor.
   *
   * @param groups ids of the groups
   * @return whether one of them requires it
   */
  public boolean isRequired(Collection<String> groups) {
    return groups.stream().anyMatch(settings.requiredGroups()::contains);
  }

  /**
   * What a user's sign-ins rest on here.
   *
   * @param user id of the user
   * @return another text as soon as the second factor is another
   */
  public String fingerprint(String user) {
    return factors.factorId(user).orElse("");
  }

  /**
   * Begins to turn a second factor on.
   *
   * @param user id of the user
   * @return a new secret, to be confirmed by a code
   */
  public SecondFactorEnrolment begin(String user) {
    return new SecondFactorEnrolment(user, new DefaultSecretGenerator().generate());
  }

  /**
   * Turns a second factor on, if the code shows that the user's device has the secret.
   *
   * @param enrolment the secret
   * @param code what the device shows
   * @return ten recovery codes, shown this once; nothing if the code is wrong, or one is on already
   */
  @Transactional
  public Optional<List<String>> confirm(SecondFactorEnrolment enrolment, String code) {
    OptionalLong step = codes.stepOf(enrolment.secret(), digits(code), 0, SignInDelays.now());
    if (step.isEmpty() || isOn(enrolment.user())) {
      return Optional.empty();
    }
    String user = enrolment.user();
    factors.insert(
        user,
        UUID.randomUUID().toString(),
        enrolment.secret(),
        step.getAsLong(),
        SignInDelays.now());
    audit.recordFor(user, AuditAction.SECOND_FACTOR_TURNED_ON, user, null);
    events.publishEvent(new SignInChanged(user));
    return Optional.of(newCodes(user));
  }

  /**
   * Verifies a code of the device, or a recovery code, and uses it up. The caller counts wrong
   * ones.
   *
   * @param user id of the user
   * @param code what was typed
   * @return how the user has proven who they are; nothing if the code is wrong or was used before
   */
  @Transactional
  public Optional<String> verify(String user, String code) {
    Optional<SecondFactorRepository.Stored> factor = factors.find(user);
    if (factor.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong step =
        codes.stepOf(
            factor.get().secret(), digits(code), factor.get().lastStep(), SignInDelays.now());
    if (step.isPresent() && factors.use(user, step.getAsLong())) {
      return Optional.of("second factor");
    }
    return factors.useCode(user, RecoveryCodes.hash(code))
        ? Optional.of("recovery code")
        : Optional.empty();
  }

  /**
   * Gives a user new recovery codes; the old ones end.
   *
   * @param user id of the user
   * @return the codes, shown this once
   */
  @Transactional
  public List<String> renewRecoveryCodes(String user) {
    factors.deleteCodes(user);
    audit.recordFor(user, AuditAction.RECOVERY_CODES_RENEWED, user, null);
    return newCodes(user);
  }

  /**
   * How many recovery codes are left.
   *
   * @param user id of the user
   * @return their number
   */
  public int recoveryCodesLeft(String user) {
    return factors.codesLeft(user);
  }

  /**
   * Turns a user's second factor off.
   *
   * @param user id of the user
   */
  @Transactional
  public void turnOff(String user) {
    factors.delete(user);
    audit.recordFor(user, AuditAction.SECOND_FACTOR_TURNED_OFF, user, null);
    events.publishEvent(new SignInChanged(user));
  }

  /**
   * Removes a user's second factor; whoever does it tells the audit.
   *
   * @param user id of the user
   */
  @Transactional
  public void remove(String user) {
    factors.delete(user);
    events.publishEvent(new SignInChanged(user));
  }

  @EventListener
  void forget(UserRemoved removed) {
    factors.delete(removed.user());
  }

  private List<String> newCodes(String user) {
    List<String> fresh = RecoveryCodes.random();
    factors.insertCodes(user, fresh.stream().map(RecoveryCodes::hash).toList());
    return fresh;
  }

  /** Authenticators show six digits in two groups, and so people type them. */
  private static String digits(String code) {
    return code.replaceAll("\\s", "");
  }
}
