/** What waits for people in the flows: tasks by the lists of Tasklist, and failures. */
@NamedInterface
package io.tierflow.workflow.worklist;

import org.springframework.modulith.NamedInterface;
