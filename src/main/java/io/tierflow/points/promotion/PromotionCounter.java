package io.tierflow.points.promotion;

import io.tierflow.common.AssignedIdEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Points that all members together have of a promotion with a limit for the programme. */
@Entity
@Table(name = "promotion_counter")
class PromotionCounter extends AssignedIdEntity<String> {

  @Id private String promotion;

  private BigDecimal awarded;

  /** For JPA. */
  protected PromotionCounter() {}

  PromotionCounter(String promotion, BigDecimal awarded) {
    this.promotion = promotion;
    this.awarded = awarded;
  }

  void add(BigDecimal points) {
    awarded = awarded.add(points);
  }

  BigDecimal getAwarded() {
    return awarded;
  }

  @Override
  public String getId() {
    return promotion;
  }
}
