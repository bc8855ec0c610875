/** Who comes in: the filter chains of pages, API and engine. */
package io.tierflow.security;
