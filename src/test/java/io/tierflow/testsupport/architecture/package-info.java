/** What the tests of the architecture share. */
package io.tierflow.testsupport.architecture;
