package io.tierflow.member;

import jakarta.persistence.Column;
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

  private String fullName;
  private String email;
  private String phone;
  private LocalDate birthDate;
  private String address;
  private String language;
  private LocalDate enrolledOn;

  @Enumerated(EnumType.STRING)
  private AccountType accountType;

  private String agreement;
  private boolean emailConsent;
  private boolean smsConsent;

  @Enumerated(EnumType.STRING)
  private MemberStatus status;

  private LocalDate closedOn;

  @Enumerated(EnumType.STRING)
  private Tier tier;

  @Enumerated(EnumType.STRING)
  private TierStatus tierStatus;

  @Enumerated(EnumType.STRING)
  private Tier confirmedTier;

  private LocalDate tierSince;

  @Version private Long version;

  /** For JPA. */
  protected Member() {}

  Member(String memberNumber, LocalDate enrolledOn, Tier openingTier, MemberProfile profile) {
    this.memberNumber = memberNumber;
    this.enrolledOn = enrolledOn;
    this.status = MemberStatus.ACTIVE;
    this.tier = openingTier;
    this.confirmedTier = openingTier;
    this.tierStatus = TierStatus.CONFIRMED;
    this.tierSince = enrolledOn;
    change(profile);
  }

  final void change(MemberProfile profile) {
    this.fullName = profile.fullName();
    this.email = profile.email();
    this.phone = profile.phone();
    this.birthDate = profile.birthDate();
    this.address = profile.address();
    this.language = profile.language();
    this.accountType = profile.accountType();
    this.agreement = profile.agreement();
    this.emailConsent = profile.emailConsent();
    this.smsConsent = profile.smsConsent();
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
   */
  public void confirmTier(Tier confirmed, LocalDate on) {
    this.tier = confirmed;
    this.confirmedTier = confirmed;
    this.tierStatus = TierStatus.CONFIRMED;
    this.tierSince = on;
  }

  /** Takes a proposed tier back: the confirmed tier is shown again. */
  public void restoreTier() {
    this.tier = confirmedTier;
    this.tierStatus = TierStatus.CONFIRMED;
  }

  /**
   * Whether a tier change of this member waits for a review.
   *
   * @return true while the shown tier is provisional
   */
  public boolean isUnderReview() {
    return tierStatus == TierStatus.PROVISIONAL;
  }

  /**
   * Whether the member takes part in the programme.
   *
   * @return false once closed or erased
   */
  public boolean isActive() {
    return status == MemberStatus.ACTIVE;
  }

  /**
   * The profile as the member last gave it.
   *
   * @return what the member tells of themselves
   */
  public MemberProfile getProfile() {
    return new MemberProfile(
        fullName,
        email,
        phone,
        birthDate,
        address,
        language,
        accountType,
        agreement,
        emailConsent,
        smsConsent);
  }

  public String getMemberNumber() {
    return memberNumber;
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
