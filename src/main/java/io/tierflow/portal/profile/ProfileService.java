package io.tierflow.portal.profile;

import io.tierflow.member.Closure;
import io.tierflow.member.MemberProfile;
import io.tierflow.member.MemberService;
import io.tierflow.member.ProfileChange;
import io.tierflow.portal.PortalSettings;
import io.tierflow.portal.ProfileField;
import io.tierflow.web.InvalidInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets members change of their profile what the programme lets them change, and leave. */
@Service
class ProfileService {

  private final MemberService members;
  private final EmailChangeService emails;
  private final PortalSettings settings;
  private final Validator validator;

  ProfileService(
      MemberService members,
      EmailChangeService emails,
      PortalSettings settings,
      Validator validator) {
    this.members = members;
    this.emails = emails;
    this.settings = settings;
    this.validator = validator;
  }

  /** Who a member is. */
  @Transactional(readOnly = true)
  MyProfile of(String memberNumber) {
    return new MyProfile(
        ProfileEdit.of(members.require(memberNumber).getProfile()),
        Arrays.stream(ProfileField.values()).filter(settings.editableFields()::contains).toList(),
        emails.waiting(memberNumber).orElse(null));
  }

  /**
   * Changes a profile. A new e-mail address is asked for its confirmation first.
   *
   * @param memberNumber whose
   * @param wanted what it shall be
   * @return the profile as it is now
   * @throws InvalidInputException if a field is not as it must be, or may not be changed
   */
  @Transactional
  MyProfile change(String memberNumber, ProfileEdit wanted) {
    MemberProfile profile = members.require(memberNumber).getProfile();
    ProfileEdit current = ProfileEdit.of(profile);
    requireEditable(wanted, current);
    ProfileEdit changed = wanted.within(settings.editableFields(), current);
    requireValid(changed.change(profile));
    ProfileEdit atOnce = changed.withEmail(current.email());
    if (!atOnce.equals(current)) {
      members.change(memberNumber, atOnce.change(profile));
    }
    if (!Objects.equals(changed.email(), current.email())) {
      emails.request(memberNumber, changed.email());
    } else if (wanted.email() != null) {
      emails.withdraw(memberNumber);
    }
    return of(memberNumber);
  }

  private void requireEditable(ProfileEdit wanted, ProfileEdit current) {
    Set<ProfileField> editable = settings.editableFields();
    for (ProfileField field : ProfileField.values()) {
      if (!editable.contains(field) && wanted.touches(field, current)) {
        throw new InvalidInputException(
            nameOf(field),
            "Members can't change the field %s; accepted: its present value, or none."
                .formatted(nameOf(field)));
      }
    }
  }

  private void requireValid(ProfileChange change) {
    List<ConstraintViolation<ProfileChange>> violations =
        validator.validate(change).stream()
            .sorted(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
            .toList();
    if (!violations.isEmpty()) {
      ConstraintViolation<ProfileChange> first = violations.get(0);
      throw new InvalidInputException(
          first.getPropertyPath().toString(),
          "The field %s %s.".formatted(first.getPropertyPath(), first.getMessage()));
    }
  }

  static String nameOf(ProfileField field) {
    return switch (field) {
      case NAME -> "fullName";
      case BIRTH_DATE -> "birthDate";
      case EMAIL, PHONE, ADDRESS -> field.name().toLowerCase(Locale.ROOT);
    };
  }

  /**
   * Ends a membership at its member's wish.
   *
   * @param memberNumber whose
   * @return what ended with it
   */
  @Transactional
  MyClosure close(String memberNumber) {
    Closure closure = members.endMembership(memberNumber);
    emails.withdraw(memberNumber);
    return new MyClosure(closure.member().getClosedOn(), closure.ended());
  }
}
