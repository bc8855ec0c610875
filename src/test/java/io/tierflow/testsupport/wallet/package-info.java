/** What stands in for Apple and Google where a test has cards in wallets. */
package io.tierflow.testsupport.wallet;
