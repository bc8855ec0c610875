package io.tierflow.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Loads the sample programme before the web server takes requests, so that nothing that comes in
 * mixes with it, and ends the start with what a newcomer needs to know.
 */
@Component
@Profile("sample")
class SampleStart implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);

  private final SampleProgramme programme;
  private volatile boolean running;
  private volatile boolean loaded;

  SampleStart(SampleProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void start() {
    try {
      loaded = programme.loadIfEmpty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before the web server, which starts in a phase of its own below the graceful shutdown's. */
  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;
  }

  @EventListener
  void welcome(ApplicationReadyEvent ready) {
    String address =
        ready.getApplicationContext() instanceof ServletWebServerApplicationContext web
            ? "http://localhost:%d".formatted(web.getWebServer().getPort())
            : "";
    LOG.info(
        """
        {}

          Shop           {}/sample-shop              buy as a member or a guest
          Portal         {}/portal                   a member's own pages; the sign-in link comes to the mailbox
          Mailbox        {}/mailbox                  what members were sent
          Tasklist       {}/camunda/app/tasklist/    manager/manager   warehouse/warehouse
          Cockpit        {}/camunda/app/cockpit/     admin/admin       owner/owner
          Members        {}/members                  manager/manager
          Dashboard      {}/dashboard                manager/manager
          Report         {}/reports                  manager/manager
          Runs           {}/runs                     owner/owner
          API            {}/swagger-ui.html          admin/admin
        """,
        Stream.concat(Stream.of(greeting()), Collections.nCopies(10, address).stream()).toArray());
  }

  private String greeting() {
    return loaded
        ? "Tierflow is ready, with the sample programme %s.".formatted(programme.name())
        : "Tierflow is ready.";
  }
}
