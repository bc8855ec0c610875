/** The core put together without Spring and without a database, for its own tests. */
package io.tierflow.testsupport.core;
