/** Friends whom members bring in: the code they give away, who came, and what is booked for it. */
package io.tierflow.portal.friends;
