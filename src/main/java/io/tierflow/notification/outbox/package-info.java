/** The outbox: notifications wait here until a node sends them, each exactly once. */
@NamedInterface
package io.tierflow.notification.outbox;

import org.springframework.modulith.NamedInterface;
