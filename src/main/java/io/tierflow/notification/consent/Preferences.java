package io.tierflow.notification.consent;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tierflow.notification.channel.Channel;
import jakarta.validation.constraints.NotNull;
import java.time.ZoneId;
import java.util.Set;

/**
 * Which messages a member wants, on which channels, when and in which language.
 *
 * @param version which state of the member this was read from
 * @param consent channels on which messages about the member's own points, tier and vouchers come
 * @param marketing those on which offers and news come too
 * @param zone zone of the member's nights, or null for the programme's
 * @param language ISO 639 language of messages, or null for the one that it is
 */
public record Preferences(
    @NotNull(message = "must be given, as it was read") Long version,
    @NotNull(message = "must list channels, or be empty") Set<Channel> consent,
    @NotNull(message = "must list channels, or be empty") Set<Channel> marketing,
    @Schema(type = "string", example = "Europe/Berlin") ZoneId zone,
    String language) {}
