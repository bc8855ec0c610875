/** What a programme sets for itself: currency, zone, terms, and its calendar. */
package io.tierflow.programme;
