package io.tierflow.member.agreement;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/** One period in which an agreement is valid. */
@Entity
@Table(name = "agreement")
class Agreement extends AssignedIdEntity<Agreement.Key> {

  @EmbeddedId private Key key;

  private LocalDate validTo;
  private String name;

  /** For JPA. */
  protected Agreement() {}

  Agreement(String code, LocalDate validFrom) {
    this.key = new Key(code, validFrom);
  }

  /** Renames it, or ends it on another day; tells whether that was anything new. */
  boolean change(String newName, LocalDate newEnd) {
    boolean changes = !Objects.equals(name, newName) || !Objects.equals(validTo, newEnd);
    name = newName;
    validTo = newEnd;
    return changes;
  }

  String getCode() {
    return key.code();
  }

  String getName() {
    return name;
  }

  Days getDays() {
    return new Days(key.validFrom(), validTo);
  }

  @Override
  public Key getId() {
    return key;
  }

  /**
   * A code and the first day of a period.
   *
   * @param code the agreement's code
   * @param validFrom the first day
   */
  @Embeddable
  record Key(String code, LocalDate validFrom) implements Serializable {}
}
