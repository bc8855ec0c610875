package io.tierflow.member;

import io.tierflow.encryption.PersonalDataVault;
import io.tierflow.encryption.SealedText;
import io.tierflow.encryption.SealedTextConverter;
import io.tierflow.policy.Tier;
import io.tierflow.policy.TierConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.springframework.data.domain.Persistable;

/**
 * A member of the programme. The tier that is shown may be provisional; what the policy goes by is
 * the confirmed tier.
 */
@Entity
@Table(name = "member")
public class Member implements Persistable<String> {

  @Id
  @Column(name = "member_number")
  private String memberNumber;

  // Hibernate writes all columns of a changed row. Were these among them, whoever changes a tier
  // would put back what a change of keys or an erasure has replaced meanwhile.
  @Convert(converter = SealedTextConverter.class)
  @Column(updatable = false)
  private SealedText personalData;

  @Column(updatable = false)
  private Integer dataKey;

  @Column(updatable = false)
  private boolean emailKnown;

  @Column(updatable = false)
  private boolean phoneKnown;

  private LocalDate enrolledOn;

  @Enumerated(EnumType.STRING)
  private AccountType accountType;

  private String agreement;

  @Embedded private ContactChoices choices;

  @Enumerated(EnumType.STRING)
  private MemberStatus status;

  private LocalDate closedOn;

  @Convert(converter = TierConverter.class)
  private Tier tier;

  @Enumerated(EnumType.STRING)
  private TierStatus tierStatus;

  @Convert(converter = TierConverter.class)
  private Tier confirmedTier;

  private LocalDate tierSince;

  @Embedded private TierTenure tenure;

  @Version private Long version;

  /** For JPA. */
  protected Member() {}

  Member(
      String memberNumber,
      LocalDate enrolledOn,
      Tier openingTier,
      MemberProfile profile,
      PersonalDataVault vault) {
    this.memberNumber = memberNumber;
    this.enrolledOn = enrolledOn;
    this.status = MemberStatus.ACTIVE;
    this.tier = openingTier;
    this.confirmedTier = openingTier;
    this.tierStatus = TierStatus.CONFIRMED;
    this.tierSince = enrolledOn;
    change(profile, vault);
  }

  final void change(MemberProfile profile, PersonalDataVault vault) {
    this.personalData = PersonalData.of(profile).seal(vault, memberNumber);
    this.dataKey = vault.primaryKey();
    this.emailKnown = profile.email() != null;
    this.phoneKnown = profile.phone() != null;
    this.accountType = profile.accountType();
    this.agreement = profile.agreement();
    this.choices = profile.choices();
  }

  /** Keeps in the profile which agreement the member has now. */
  void agree(String code) {
    this.agreement = code;
  }

  void choose(ContactChoices chosen) {
    this.choices = chosen;
  }

  void erase() {
    this.status = MemberStatus.ERASED;
    this.personalData = null;
    this.dataKey = null;
    this.emailKnown = false;
    this.phoneKnown = false;
    this.agreement = null;
    this.choices = ContactChoices.NOTHING;
  }

  void close(LocalDate on) {
    this.status = MemberStatus.CLOSED;
    this.closedOn = on;
  }

  /**
   * Shows a higher tier while it waits for a review; the confirmed tier stays what it is.
   *
   * @param proposed the tier under review
   */
  public void proposeTier(Tier proposed) {
    this.tier = proposed;
    this.tierStatus = TierStatus.PROVISIONAL;
  }

  /**
   * Makes a tier the confirmed one.
   *
   * @param confirmed the tier
   * @param on day from which it holds
   * @param held how long it holds
   */
  public void confirmTier(Tier confirmed, LocalDate on, TierTenure held) {
    this.tier = confirmed;
    this.confirmedTier = confirmed;
    this.tierStatus = TierStatus.CONFIRMED;
    this.tierSince = on;
    this.tenure = held;
  }

  /**
   * Changes how long the confirmed tier holds; the tier stays what it is, and a proposed one too.
   *
   * @param held how long it holds
   */
  public void holdTier(TierTenure held) {
    this.tenure = held;
  }

  /** Takes a proposed tier back: the confirmed tier is shown again. */
  public void restoreTier() {
    this.tier = confirmedTier;
    this.tierStatus = TierStatus.CONFIRMED;
  }

  /** Whether a tier change of this member waits for a review, the shown tier being provisional. */
  public boolean isUnderReview() {
    return tierStatus == TierStatus.PROVISIONAL;
  }

  /** Whether the member takes part in the programme, being neither closed nor erased. */
  public boolean isActive() {
    return status == MemberStatus.ACTIVE;
  }

  /**
   * The profile as the member last gave it, decrypted. Whoever asks for many members' keeps away
   * from this.
   *
   * @return what the member tells of themselves; of an erased member, nobody
   */
  public MemberProfile getProfile() {
    PersonalData person =
        personalData == null ? PersonalData.NOBODY : PersonalData.open(personalData, memberNumber);
    return MemberProfile.of(person, accountType, agreement, choices);
  }

  /** Whether the profile has an e-mail address, without reading it. */
  public boolean isEmailKnown() {
    return emailKnown;
  }

  /** Whether the profile has a phone number, without reading it. */
  public boolean isPhoneKnown() {
    return phoneKnown;
  }

  /**
   * What the member has said of being told things.
   *
   * @return consents, language and preferences
   */
  public ContactChoices getChoices() {
    return choices;
  }

  SealedText getPersonalData() {
    return personalData;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  /**
   * How often the member was changed; whoever changes what somebody has seen compares it.
   *
   * @return a number that grows with each change but those of who the person is
   */
  public long getVersion() {
    return version;
  }

  public LocalDate getEnrolledOn() {
    return enrolledOn;
  }

  public MemberStatus getStatus() {
    return status;
  }

  public LocalDate getClosedOn() {
    return closedOn;
  }

  public Tier getTier() {
    return tier;
  }

  public TierStatus getTierStatus() {
    return tierStatus;
  }

  public Tier getConfirmedTier() {
    return confirmedTier;
  }

  public LocalDate getTierSince() {
    return tierSince;
  }

  /**
   * How long the confirmed tier holds.
   *
   * @return its validity; {@link TierTenure#UNLIMITED} if it has no end
   */
  public TierTenure getTenure() {
    return tenure == null ? TierTenure.UNLIMITED : tenure;
  }

  public AccountType getAccountType() {
    return accountType;
  }

  public String getAgreement() {
    return agreement;
  }

  @Override
  public String getId() {
    return memberNumber;
  }

  @Override
  public boolean isNew() {
    return version == null;
  }
}
