package io.tierflow.workflow.tierupgrade.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** An installation that updates is not changed; the sample shows what there is. */
class UpgradeSettingsTest {

  @Test
  void nothingFollowsUnlessItIsSet() {
    assertThat(bound(Map.of()).upgradesOnTransaction()).isFalse();
    assertThat(bound(Map.of("tierflow.upgrades.on-transaction", "off")).upgradesOnTransaction())
        .isFalse();
    assertThat(bound(Map.of("tierflow.upgrades.on-transaction", "job")).upgradesOnTransaction())
        .isTrue();
  }

  @Test
  void theSampleTurnsItOn() throws IOException {
    List<PropertySource<?>> documents =
        new YamlPropertySourceLoader()
            .load("application", new FileSystemResource("src/main/resources/application.yml"));

    assertThat(documents)
        .filteredOn(
            document -> "sample".equals(document.getProperty("spring.config.activate.on-profile")))
        .singleElement()
        .satisfies(
            sample -> {
              Binder binder = new Binder(ConfigurationPropertySources.from(sample));
              assertThat(
                      binder
                          .bindOrCreate("tierflow.upgrades", UpgradeSettings.class)
                          .upgradesOnTransaction())
                  .isTrue();
            });
  }

  private static UpgradeSettings bound(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("tierflow.upgrades", UpgradeSettings.class);
  }
}
