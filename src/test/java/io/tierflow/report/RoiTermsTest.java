package io.tierflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierflow.common.ProgrammeSettings;
import io.tierflow.policy.Tier;
import io.tierflow.testsupport.core.ReleasedVocabulary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RoiTermsTest {

  @Test
  void upliftIsWhatMembersAboveRegularSpentBeyondAsManyAverageRegularMembers() {
    RoiTerms terms =
        terms(
            cost("20.00", "30.00", 1_000),
            regular(4, "100.00"),
            silver(2, "90.00"),
            gold(1, "85.00"));

    assertThat(terms.averageRegularSpend()).isEqualTo("25.00");
    assertThat(terms.membersAboveRegular()).isEqualTo(3);
    assertThat(terms.spendAboveRegular()).isEqualTo("175.00");
    assertThat(terms.uplift()).isEqualTo("100.00");
    assertThat(terms.liabilityGrowth()).isEqualTo("10.00");
    assertThat(terms.cost()).isEqualTo("60.00");
    assertThat(terms.roi()).isEqualTo("-0.500000");
  }

  @Test
  void theAverageIsNotRoundedBeforeItIsMultiplied() {
    RoiTerms terms = terms(cost("1.00", "0.00", 0), regular(3, "10.00"), silver(300, "1500.00"));

    assertThat(terms.averageRegularSpend()).isEqualTo("3.33");
    assertThat(terms.uplift()).isEqualTo("500.00");
  }

  @Test
  void halfACentIsRoundedAwayFromZero() {
    assertThat(terms(cost("0.00", "0.00", 0), regular(8, "1.00")).averageRegularSpend())
        .isEqualTo("0.13");
    assertThat(terms(cost("0.00", "0.00", 0), regular(8, "-1.00")).averageRegularSpend())
        .isEqualTo("-0.13");
    assertThat(termsAt("0.005", cost("0.00", "0.00", 1)).liabilityGrowth()).isEqualTo("0.01");
  }

  @Test
  void withoutRegularMembersThereIsNothingToCompareWith() {
    RoiTerms terms = terms(cost("5.00", "0.00", 0), silver(2, "90.00"));

    assertThat(terms.averageRegularSpend()).isNull();
    assertThat(terms.uplift()).isNull();
    assertThat(terms.roi()).isNull();
    assertThat(terms.spendAboveRegular()).isEqualTo("90.00");
    assertThat(terms.cost()).isEqualTo("5.00");
  }

  @Test
  void withoutCostThereIsNoReturn() {
    RoiTerms terms = terms(cost("10.00", "0.00", -1_000), regular(1, "10.00"), gold(1, "50.00"));

    assertThat(terms.cost()).isEqualTo("0.00");
    assertThat(terms.uplift()).isEqualTo("40.00");
    assertThat(terms.roi()).isNull();
  }

  @Test
  void aProgrammeOfRegularMembersAloneLosesWhatItCosts() {
    RoiTerms terms = terms(cost("0.00", "0.00", 100), regular(2, "30.00"));

    assertThat(terms.uplift()).isEqualTo("0.00");
    assertThat(terms.roi()).isEqualTo("-1.000000");
  }

  private static RoiTerms terms(ProgramCost cost, TierSpend... tiers) {
    return RoiTerms.of(ReleasedVocabulary.words().ladder(), List.of(tiers), cost, settings("0.01"));
  }

  private static RoiTerms termsAt(String pointsValue, ProgramCost cost) {
    return RoiTerms.of(ReleasedVocabulary.words().ladder(), List.of(), cost, settings(pointsValue));
  }

  private static ProgrammeSettings settings(String pointsValue) {
    Map<String, String> properties =
        Map.of("tierflow.points.value", pointsValue, "tierflow.roi.margin", "0.30");
    return new Binder(new MapConfigurationPropertySource(properties))
        .bind("tierflow", ProgrammeSettings.class)
        .get();
  }

  private static ProgramCost cost(String vouchers, String gifts, long points) {
    return new ProgramCost(new BigDecimal(vouchers), new BigDecimal(gifts), points);
  }

  private static TierSpend regular(long members, String netSpend) {
    return TierSpend.of(Tier.valueOf("REGULAR"), members, new BigDecimal(netSpend));
  }

  private static TierSpend silver(long members, String netSpend) {
    return TierSpend.of(Tier.valueOf("SILVER"), members, new BigDecimal(netSpend));
  }

  private static TierSpend gold(long members, String netSpend) {
    return TierSpend.of(Tier.valueOf("GOLD"), members, new BigDecimal(netSpend));
  }
}
