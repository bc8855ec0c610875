package io.tierflow.portal.card;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The portal as an app, below {@code tierflow.portal.app.*}.
 *
 * @param shortName what stands below the icon, or null for the programme's name
 * @param backgroundColor color that is shown while the app starts, {@code #rrggbb}
 */
@Validated
@ConfigurationProperties("tierflow.portal.app")
record AppSettings(
    @Size(min = 1, max = 30) String shortName,
    @DefaultValue("#faf9f7")
        @NotNull @Pattern(regexp = AppSettings.COLOR, message = AppSettings.ACCEPTED) String backgroundColor) {

  static final String COLOR = "#[0-9a-fA-F]{6}";
  static final String ACCEPTED = "must be a color; accepted: #rrggbb, such as #14625a";
}
