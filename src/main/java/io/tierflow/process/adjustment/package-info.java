/** The order in which a correction of a balance waits for another person. */
package io.tierflow.process.adjustment;
