/** Who wants which notification when: preferences, unsubscribing, quiet hours, frequency cap. */
@NamedInterface
package io.tierflow.notification.consent;

import org.springframework.modulith.NamedInterface;
