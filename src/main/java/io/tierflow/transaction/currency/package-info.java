/** Other currencies than the programme's, and what they are worth. */
package io.tierflow.transaction.currency;
