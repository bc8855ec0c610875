/** The pages on which staff find a member and see everything that the programme knows of them. */
package io.tierflow.staff;
