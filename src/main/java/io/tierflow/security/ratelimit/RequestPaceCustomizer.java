package io.tierflow.security.ratelimit;

import io.tierflow.web.ProblemWriter;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Bounds how slow clients may be, after the web server knows whose address counts. */
@Component
class RequestPaceCustomizer
    implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

  private final PaceSettings pace;
  private final ProblemWriter problems;

  RequestPaceCustomizer(PaceSettings pace, ProblemWriter problems) {
    this.pace = pace;
    this.problems = problems;
  }

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.setProtocol(TimedHeadersProtocol.class.getName());
    server.addConnectorCustomizers(this::boundHeaders);
    server.addEngineValves(new RequestPaceValve(pace, problems));
  }

  private void boundHeaders(Connector connector) {
    if (connector.getProtocolHandler() instanceof TimedHeadersProtocol protocol) {
      protocol.setHeaders(pace.headers());
    }
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
