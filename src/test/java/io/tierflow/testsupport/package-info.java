/** What tests share. */
package io.tierflow.testsupport;
