/**
 * The notifications that a programme sends by itself: which one is due to whom, once per occasion.
 */
package io.tierflow.campaign;
