package io.tierflow.notification.consent;

import io.tierflow.notification.channel.Channel;
import java.util.List;

/**
 * What a member can choose from.
 *
 * @param channels channels that reach the member
 * @param channelsWithoutAddress channels that would reach the member if there were an address or
 *     number
 * @param languages ISO 639 languages that messages are written in
 * @param quietHours when neither text messages nor marketing come, such as 21:00-08:00 in the
 *     member's zone; empty for never
 * @param marketingCapPerWeek how many offers and news come in seven days at most, over all channels
 */
public record OfferedPreferences(
    List<Channel> channels,
    List<Channel> channelsWithoutAddress,
    List<String> languages,
    String quietHours,
    int marketingCapPerWeek) {}
