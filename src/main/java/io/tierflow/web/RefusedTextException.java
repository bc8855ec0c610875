package io.tierflow.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;

/** A text in a body has a character that no text may have. */
public class RefusedTextException extends JsonMappingException {

  private static final long serialVersionUID = 1L;

  /**
   * Says which character.
   *
   * @param parser where the text stands
   * @param refusal what is wrong, in a phrase that goes on after the field's name
   */
  public RefusedTextException(JsonParser parser, String refusal) {
    super(parser, refusal);
  }
}
