package io.tierflow.web.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class BrandTest {

  private static final byte[] IMAGE = {1, 2, 3};

  @Test
  void withoutSettingsTierflowKeepsItsOwnLook() {
    assertThat(Brand.NONE.isColored()).isFalse();
    assertThat(Brand.NONE.hasLogo()).isFalse();
    assertThat(Brand.NONE.stylesheet()).doesNotContain("{");
    assertThat(Brand.NONE.color("#14423d")).isEqualTo("#14423d");
    assertThat(Brand.NONE.mailTint("#7fcabd")).isEqualTo("#7fcabd");
  }

  @Test
  void aColorTakesThePlaceOfTheAccentInLightAndDark() {
    Brand brand = colored("#8a1538", "#ff9db5");

    assertThat(brand.stylesheet())
        .containsSubsequence(
            "--accent: #8a1538;",
            "--accent-soft: #f1e3e7;",
            "prefers-color-scheme: dark",
            "--accent: #ff9db5;",
            "--accent-soft: ");
    assertThat(brand.color("#14423d")).isEqualTo("#8a1538");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#000000", "#8a1538", "#0050b3", "#6b3fa0", "#14625a"})
  void aDarkPageGetsTheColorAsMuchLighterAsItNeeds(String color) {
    Brand brand = colored(color, null);

    Matcher dark = Pattern.compile("--accent: (#\\w+)").matcher(brand.stylesheet());
    assertThat(dark.find() && dark.find()).isTrue();
    assertThat(Theme.DARK.isReadable(Color.of(dark.group(1)))).isTrue();
    assertThat(Color.of(brand.mailTint("")).contrast(Color.of(color)))
        .isGreaterThanOrEqualTo(Theme.LEAST_CONTRAST);
  }

  @Test
  void aColorThatCantBeReadIsRefusedWithItsRatioAndWhatIsAccepted() {
    assertThatThrownBy(() -> colored("#ffcc00", null))
        .isInstanceOf(UnusableBrandException.class)
        .hasMessage(
            "tierflow.brand.color is #ffcc00, which has a contrast of 1.51 to 1 on #ffffff;"
                + " accepted: a color with at least 4.5 to 1 on each of #ffffff, #faf9f7, #fdf1dc,"
                + " #fff9e0.");
    assertThatThrownBy(() -> colored("#14625a", "#14625a"))
        .hasMessageStartingWith("tierflow.brand.color-dark is #14625a, which has a contrast of 2.");
  }

  @ParameterizedTest
  @CsvSource({
    "teal, , tierflow.brand.color is no color; accepted: six hexadecimal digits such as #14625a.",
    "#14625a, #fff, tierflow.brand.color-dark is no color; accepted: six hexadecimal digits such as #14625a.",
    ", #7fcabd, 'tierflow.brand.color-dark is set without tierflow.brand.color; accepted: both, or none.'"
  })
  void aSettingThatSaysNothingIsRefused(String color, String dark, String sentence) {
    assertThatThrownBy(() -> colored(color, dark)).hasMessage(sentence);
  }

  @Test
  void aLogoIsAnImageOfModestSize() {
    assertThat(new Brand(new BrandSettings(null, null, file("logo.png", IMAGE))).logo().image())
        .isEqualTo(IMAGE);
    assertThatThrownBy(() -> new Brand(new BrandSettings(null, null, file("logo.svg", IMAGE))))
        .hasMessageContaining("accepted: a PNG or JPEG file");
    assertThatThrownBy(
            () -> new Brand(new BrandSettings(null, null, file("logo.png", new byte[60_000]))))
        .hasMessageContaining("accepted: at most 50 kB");
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void theSurfacesAreThoseOfTheStylesheet(Theme theme) throws IOException {
    String css = Files.readString(Path.of("src/main/resources/static/tierflow.css"));
    String[] themes = css.split("prefers-color-scheme: dark");
    String tokens = themes[theme.ordinal()];

    assertThat(tokens)
        .contains("--paper: %s;".formatted(theme.paper()))
        .contains("--card: %s;".formatted(theme.card()))
        .contains("--warning-soft: %s;".formatted(theme.warningSoft()));
    assertThat(theme.isReadable(token(tokens, "accent"))).isTrue();
    for (String surface : new String[] {"paper", "card", "warning-soft", "accent-soft"}) {
      assertThat(token(tokens, "ink").contrast(token(tokens, surface))).isGreaterThan(7);
      assertThat(token(tokens, "accent").contrast(token(tokens, surface)))
          .isGreaterThan(Theme.LEAST_CONTRAST);
    }
    assertThat(token(tokens, "warning").contrast(token(tokens, "warning-soft")))
        .isGreaterThan(Theme.LEAST_CONTRAST);
    assertThat(token(tokens, "quiet").contrast(token(tokens, "paper")))
        .isGreaterThan(Theme.LEAST_CONTRAST);
  }

  @Test
  void anApplicationDoesNotStartWithAColorThatCantBeRead() {
    new ApplicationContextRunner()
        .withUserConfiguration(OnlyTheBrand.class)
        .withPropertyValues("tierflow.brand.color=#7fcabd")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(UnusableBrandException.class));
  }

  private static Color token(String css, String name) {
    Matcher found = Pattern.compile("--%s: (#\\w{6});".formatted(name)).matcher(css);
    assertThat(found.find()).as(name).isTrue();
    return Color.of(found.group(1));
  }

  private static Brand colored(String color, String dark) {
    return new Brand(new BrandSettings(color, dark, null));
  }

  private static Resource file(String name, byte[] content) {
    return new ByteArrayResource(content) {
      @Override
      public String getFilename() {
        return name;
      }
    };
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(BrandSettings.class)
  @Import(Brand.class)
  static class OnlyTheBrand {}
}
