/** The manager's review: its form, its outcome, and the personal data that the form shows. */
@NamedInterface
package io.tierflow.workflow.tierupgrade.review;

import org.springframework.modulith.NamedInterface;
