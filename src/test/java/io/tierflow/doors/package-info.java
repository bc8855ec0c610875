/** What tests of the interfaces for members, transactions and imports share. */
package io.tierflow.doors;
