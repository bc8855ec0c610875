package io.tierflow.common;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Says in the log if this JVM would go on without memory. It would hang, hold its jobs and ignore
 * SIGTERM; ended, it is started again, and other nodes go on with its jobs. Only whoever starts a
 * JVM can set that.
 */
@Component
class OutOfMemoryCheck {

  private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryCheck.class);
  private static final String FLAG = "ExitOnOutOfMemoryError";

  @EventListener(ApplicationReadyEvent.class)
  void report() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (jvm != null && !Boolean.parseBoolean(jvm.getVMOption(FLAG).getValue())) {
      LOG.warn("This JVM keeps running when it is out of memory. Start it with -XX:+{}.", FLAG);
    }
  }
}
