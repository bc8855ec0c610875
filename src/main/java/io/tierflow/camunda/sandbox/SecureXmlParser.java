package io.tierflow.camunda.sandbox;

import io.tierflow.camunda.EngineInternal;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Refuses models that are not well-formed, declare a document type, through which XML reads files
 * and grows without bound, or name a schema, which parsers would fetch. The engine's parsers refuse
 * most of it too, but as a failure of their own.
 */
@EngineInternal(
    why =
        "Only a Deployer can refuse a file before the engine's parsers read it, whichever "
            + "API it comes by.",
    replacement = "A check in front of each API that deploys.")
public final class SecureXmlParser implements Deployer {

  private static final List<String> KINDS = List.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml");

  private static final List<String> SCHEMA_HINTS =
      List.of("schemaLocation", "noNamespaceSchemaLocation");

  /**
   * From where parsers may take schemas: the engine's own, in a file or in a jar within the jar;
   * never what a document names. They look at what stands behind {@code jar:}.
   */
  private static final String SCHEMAS = "file,nested";

  private final XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();

  public SecureXmlParser() {
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Or a document that names a schema elsewhere would have the engine's parsers fetch it. */
  public static void fetchNoSchemas() {
    System.setProperty("javax.xml.accessExternalSchema", SCHEMAS);
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      deployment.getResources().values().stream()
          .filter(SecureXmlParser::isModel)
          .forEach(this::read);
    }
  }

  private static boolean isModel(ResourceEntity resource) {
    String name = resource.getName().toLowerCase(Locale.ROOT);
    return KINDS.stream().anyMatch(name::endsWith);
  }

  private static boolean namesSchema(XMLStreamReader element) {
    return SCHEMA_HINTS.stream()
        .anyMatch(
            name ->
                element.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, name)
                    != null);
  }

  private static NotValidException refusal(ResourceEntity resource, String what) {
    return new NotValidException(
        "%s %s; accepted: models without one.".formatted(resource.getName(), what));
  }

  private void read(ResourceEntity resource) {
    try {
      XMLStreamReader reader =
          parsers.createXMLStreamReader(new ByteArrayInputStream(resource.getBytes()));
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw refusal(resource, "declares a document type (DOCTYPE)");
        }
        if (event == XMLStreamConstants.START_ELEMENT && namesSchema(reader)) {
          throw refusal(resource, "names a schema (xsi:schemaLocation)");
        }
      }
    } catch (XMLStreamException malformed) {
      throw new NotValidException(
          "%s is not well-formed XML at line %d, column %d."
              .formatted(
                  resource.getName(),
                  malformed.getLocation().getLineNumber(),
                  malformed.getLocation().getColumnNumber()));
    }
  }
}
