package io.tierflow.camunda.deployment;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** In which line of a file the elements stand that have an id. */
final class ElementLines {

  private final Map<String, Integer> lines;

  private ElementLines(Map<String, Integer> lines) {
    this.lines = lines;
  }

  static ElementLines of(byte[] file) {
    Map<String, Integer> lines = new HashMap<>();
    XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = parsers.createXMLStreamReader(new ByteArrayInputStream(file));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          String id = reader.getAttributeValue(null, "id");
          if (id != null) {
            lines.putIfAbsent(id, reader.getLocation().getLineNumber());
          }
        }
      }
    } catch (XMLStreamException malformed) {
      // Whoever reads the model says so; up to here the lines are right.
    }
    return new ElementLines(lines);
  }

  /** The line in which an element's start tag ends; null if there is no such element. */
  Integer of(String id) {
    return lines.get(id);
  }
}
