package io.tierflow.policy;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is said of the words in tables, below {@code tierflow.*}.
 *
 * @param termTranslations where translations are found, the first that has a word counts: locations
 *     without language and ending, such as {@code file:/etc/tierflow/terms} for the file {@code
 *     /etc/tierflow/terms_de.properties}
 */
@Validated
@ConfigurationProperties("tierflow")
public record TermSettings(
    @DefaultValue("classpath:texts/terms") @NotEmpty List<String> termTranslations) {}
