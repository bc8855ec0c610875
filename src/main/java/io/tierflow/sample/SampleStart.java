package io.tierflow.sample;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the start of the sample profile with what a newcomer needs to know. */
@Component
@Profile("sample")
class SampleStart {

  private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);

  private final SampleProgramme programme;

  SampleStart(SampleProgramme programme) {
    this.programme = programme;
  }

  @EventListener
  void welcome(ApplicationReadyEvent ready) throws IOException {
    boolean loaded = programme.loadIfEmpty();
    String address =
        ready.getApplicationContext() instanceof ServletWebServerApplicationContext web
            ? "http://localhost:%d".formatted(web.getWebServer().getPort())
            : "";
    LOG.info(
        """
        {}

          Tasklist       {}/camunda/app/tasklist/    manager/manager   warehouse/warehouse
          Cockpit        {}/camunda/app/cockpit/     admin/admin       owner/owner
          Members        {}/members                  manager/manager
          Report         {}/reports                  manager/manager
          Runs           {}/runs                     owner/owner
          API            {}/swagger-ui.html          admin/admin
        """,
        loaded ? "Tierflow is ready, with a sample programme." : "Tierflow is ready.",
        address,
        address,
        address,
        address,
        address,
        address);
  }
}
