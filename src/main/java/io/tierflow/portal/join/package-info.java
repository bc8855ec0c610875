/** Becoming a member: a request, the confirmation of its e-mail address, and the enrolment. */
package io.tierflow.portal.join;
