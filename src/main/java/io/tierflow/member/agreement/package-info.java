/** Corporate or partner terms: which agreements there are, and which member has which one when. */
package io.tierflow.member.agreement;
