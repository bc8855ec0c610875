/** What the programme owes for points: kept by month and cohort, valued, shown and booked. */
@NamedInterface
package io.tierflow.insight.owed;

import org.springframework.modulith.NamedInterface;
