package io.tierflow.notification.channel.push;

import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The push services of browsers. A device's address is what somebody's browser says it is: whoever
 * could name any address would have Tierflow call servers within its own network.
 */
@Component
class PushServices {

  private final List<PushOrigin> origins;

  PushServices(PushSettings settings) {
    this.origins = settings.services().stream().map(PushOrigin::parse).toList();
  }

  /** Whether an address is one of theirs. */
  boolean include(URI address) {
    return origins.stream().anyMatch(origin -> origin.isOriginOf(address));
  }
}
