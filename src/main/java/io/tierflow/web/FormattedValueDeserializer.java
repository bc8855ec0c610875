package io.tierflow.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.tierflow.common.ValueFormat;
import java.io.IOException;

/** Reads a value of a JSON body in exactly its format; nothing else becomes one. */
final class FormattedValueDeserializer<T> extends StdScalarDeserializer<T> {

  private static final long serialVersionUID = 1L;

  private final transient ValueFormat<T> format;

  FormattedValueDeserializer(ValueFormat<T> format) {
    super(format.type());
    this.format = format;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonToken token = parser.currentToken();
    boolean readable = token == JsonToken.VALUE_STRING || (isNumber() && token.isNumeric());
    if (!readable) {
      throw unreadable(parser);
    }
    try {
      return format.read(parser.getText());
    } catch (IllegalArgumentException otherwise) {
      throw unreadable(parser);
    }
  }

  /** Money is often written in quotes, so that nobody's parser rounds it. */
  private boolean isNumber() {
    return Number.class.isAssignableFrom(format.type());
  }

  private InvalidFormatException unreadable(JsonParser parser) {
    return InvalidFormatException.from(parser, "unreadable", parser.currentToken(), _valueClass);
  }
}
