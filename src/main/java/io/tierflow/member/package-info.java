/** The programme's members: profile, contact, consent and tier. */
package io.tierflow.member;
