/** The kinds of notifications, their parameters, and the wording of those parameters. */
@NamedInterface
package io.tierflow.notification.content;

import org.springframework.modulith.NamedInterface;
