/** What the programme owes for points, and which part of it is earned as IFRS 15 has it. */
@NamedInterface
package io.tierflow.insight.liability;

import org.springframework.modulith.NamedInterface;
