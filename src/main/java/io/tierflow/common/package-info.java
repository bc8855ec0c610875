/**
 * What every feature needs: clock and calendar, settings, repeats after conflicts, values kept for
 * a transaction, formats of texts and ids.
 */
package io.tierflow.common;
