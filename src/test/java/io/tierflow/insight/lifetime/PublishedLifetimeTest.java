package io.tierflow.insight.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierflow.testsupport.NeedsProgrammeData;
import io.tierflow.testsupport.ProgrammeData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Fader and Hardie published for their tenth of the customers of CDNOW comes out. */
@NeedsProgrammeData
class PublishedLifetimeTest {

  private static final LocalDate CALIBRATED_TO = LocalDate.of(1997, 9, 30);

  private static final Map<String, TreeMap<LocalDate, BigDecimal>> SPEND_BY_DAY = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    Set<String> sample =
        new HashSet<>(Files.readAllLines(ProgrammeData.folder().resolve("sample_members.csv")));
    for (String line : Files.readAllLines(ProgrammeData.folder().resolve("transactions.csv"))) {
      String[] cells = line.split(",");
      if (sample.contains(cells[1]) && !cells[0].equals("transaction_id")) {
        LocalDate day = LocalDate.parse(cells[5].substring(0, 10));
        if (!day.isAfter(CALIBRATED_TO)) {
          SPEND_BY_DAY
              .computeIfAbsent(cells[1], member -> new TreeMap<>())
              .merge(day, new BigDecimal(cells[3]), BigDecimal::add);
        }
      }
    }
  }

  @Test
  void theModelOfVisitsIsReproduced() {
    BgNbdFit fit = BgNbdFit.to(visits());

    assertThat(fit.members()).isEqualTo(2357);
    assertThat(fit.model().r()).isCloseTo(0.243, within(0.0005));
    assertThat(fit.model().alpha()).isCloseTo(4.414, within(0.0005));
    assertThat(fit.model().a()).isCloseTo(0.793, within(0.0005));
    assertThat(fit.model().b()).isCloseTo(2.426, within(0.0006));
    assertThat(fit.logLikelihood()).isCloseTo(-9582.4, within(0.05));
  }

  @Test
  void theModelOfSpendIsReproduced() {
    List<SpendHistory> repeaters =
        SPEND_BY_DAY.values().stream()
            .filter(days -> days.size() > 1)
            .map(PublishedLifetimeTest::repeats)
            .filter(spend -> spend != null)
            .toList();

    GammaGammaFit fit = GammaGammaFit.to(repeaters);

    assertThat(fit.members()).isEqualTo(946);
    assertThat(fit.model().p()).isCloseTo(6.25, within(0.005));
    assertThat(fit.model().q()).isCloseTo(3.74, within(0.005));
    assertThat(fit.model().gamma()).isCloseTo(15.44, within(0.02));
  }

  private static List<VisitHistory> visits() {
    return SPEND_BY_DAY.values().stream()
        .map(days -> VisitHistory.of(days.keySet(), CALIBRATED_TO))
        .toList();
  }

  /** The average of the visits after the first; a few of them brought nothing. */
  private static SpendHistory repeats(TreeMap<LocalDate, BigDecimal> days) {
    List<BigDecimal> later = days.tailMap(days.firstKey(), false).values().stream().toList();
    BigDecimal sum = later.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.signum() == 0
        ? null
        : new SpendHistory(
            later.size(), sum.divide(BigDecimal.valueOf(later.size()), MathContext.DECIMAL64));
  }
}
