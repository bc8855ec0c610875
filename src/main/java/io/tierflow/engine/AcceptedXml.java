package io.tierflow.engine;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Refuses models that are not well-formed or declare a document type, through which XML reads files
 * and grows without bound. The engine's parsers refuse them too, but as a failure of their own.
 */
final class AcceptedXml implements Deployer {

  private static final List<String> KINDS = List.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml");

  /** From where parsers may take schemas: the engine's own; never what a document names. */
  private static final String SCHEMAS = "file,jar:file,jar:nested";

  private final XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();

  AcceptedXml() {
    parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  /** Or a document that names a schema elsewhere would have the engine's parsers fetch it. */
  static void fetchNoSchemas() {
    System.setProperty("javax.xml.accessExternalSchema", SCHEMAS);
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (deployment.isNew()) {
      deployment.getResources().values().stream().filter(AcceptedXml::isModel).forEach(this::read);
    }
  }

  private static boolean isModel(ResourceEntity resource) {
    String name = resource.getName().toLowerCase(Locale.ROOT);
    return KINDS.stream().anyMatch(name::endsWith);
  }

  private void read(ResourceEntity resource) {
    try {
      XMLStreamReader reader =
          parsers.createXMLStreamReader(new ByteArrayInputStream(resource.getBytes()));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.DTD) {
          throw new NotValidException(
              "%s declares a document type (DOCTYPE); accepted are models without one."
                  .formatted(resource.getName()));
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
