/** When the engine's timers are due: in the programme's zone, not in the machine's. */
package io.tierflow.camunda.timer;
