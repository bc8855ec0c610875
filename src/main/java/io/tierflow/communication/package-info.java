/** The messages that a programme sends of itself: which is due to whom, each once an occasion. */
package io.tierflow.communication;
