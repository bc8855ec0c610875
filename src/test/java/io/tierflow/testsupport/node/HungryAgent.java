package io.tierflow.testsupport.node;

import java.util.ArrayList;
import java.util.List;

/**
 * What takes all of a JVM's memory and keeps it. It comes alone into that JVM, so it names no other
 * class of the tests.
 */
public final class HungryAgent {

  private static final int CHUNK = 64 * 1024;

  private HungryAgent() {}

  /** What the JVM calls. It returns at once, for whoever attaches waits for it. */
  public static void agentmain(String arguments) {
    Thread thread = new Thread(HungryAgent::fill, "hungry-agent");
    thread.setDaemon(true);
    thread.start();
  }

  private static void fill() {
    List<byte[]> kept = new ArrayList<>();
    while (true) {
      kept.add(new byte[CHUNK]);
    }
  }
}
