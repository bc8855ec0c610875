package io.tierflow.notification.template;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where a programme keeps templates of its own, below {@code tierflow.message.templates.*}.
 *
 * @param directory a directory whose files go before those that Tierflow brings, or null; drafts
 *     are in its folder {@code draft}
 */
@ConfigurationProperties("tierflow.message.templates")
public record TemplateSettings(Path directory) {}
