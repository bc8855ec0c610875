/** What can be wrong with a request, and how it is told: RFC 9457 problem details. */
package io.tierflow.problem;
