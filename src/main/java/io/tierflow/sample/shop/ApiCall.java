package io.tierflow.sample.shop;

import org.springframework.http.HttpStatusCode;

/**
 * A call that the shop has made.
 *
 * @param purpose what for, in a few words
 * @param request the JSON that it sent
 * @param status the answer's status; 0 if there was no answer
 * @param answer the answer's JSON, or why there was none
 */
record ApiCall(String purpose, String request, int status, String answer) {

  /** Whether the API has recorded what it was sent. */
  public boolean isAccepted() {
    return status > 0 && HttpStatusCode.valueOf(status).is2xxSuccessful();
  }
}
