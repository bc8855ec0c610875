/** The members of the chosen sample programme. */
package io.tierflow.sample.members;
