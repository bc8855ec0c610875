/** The rights of the people whose data is kept: access, erasure, and an end of keeping. */
package io.tierflow.privacy;
