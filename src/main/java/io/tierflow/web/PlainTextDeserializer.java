package io.tierflow.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import io.tierflow.common.Blanks;
import io.tierflow.common.PlainText;
import java.io.IOException;
import java.util.Optional;

/** Reads texts of bodies, and refuses those that break the rule of {@link PlainText}. */
final class PlainTextDeserializer extends StringDeserializer {

  private static final long serialVersionUID = 1L;

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    String text = super.deserialize(parser, context);
    // What nobody sees at the ends is taken away later, as in files.
    Optional<String> refusal =
        text == null ? Optional.empty() : PlainText.refusal(Blanks.strip(text));
    if (refusal.isPresent()) {
      throw new RefusedTextException(parser, refusal.get());
    }
    return text;
  }
}
