/** The second factor: enrolment, codes, recovery. */
package io.tierflow.security.authentication.secondfactor;
