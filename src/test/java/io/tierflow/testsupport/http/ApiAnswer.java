package io.tierflow.testsupport.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server answered.
 *
 * @param status HTTP status
 * @param location header Location, or null
 * @param body the JSON body; missing if there is none
 */
public record ApiAnswer(int status, String location, JsonNode body) {

  /**
   * The field that a refusal names.
   *
   * @return its name; empty if none
   */
  public String wrongField() {
    return body.at("/errors/0/field").asText();
  }

  /**
   * What a refusal says.
   *
   * @return one sentence
   */
  public String detail() {
    return body.path("detail").asText();
  }
}
