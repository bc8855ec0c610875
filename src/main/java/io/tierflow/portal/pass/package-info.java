/** Members' cards in the wallets of their phones: Apple's passes and Google's objects. */
package io.tierflow.portal.pass;
