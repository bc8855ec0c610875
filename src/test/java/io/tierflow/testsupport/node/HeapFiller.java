package io.tierflow.testsupport.node;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Puts a {@link HungryAgent} into a node that is at work, by the number of its process. */
public final class HeapFiller {

  private HeapFiller() {}

  /** Begins to fill a node's heap. */
  public static void fill(Node node) {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(node.pid()));
      jvm.loadAgent(agent().toString());
      jvm.detach();
    } catch (IOException
        | AttachNotSupportedException
        | AgentLoadException
        | AgentInitializationException failure) {
      // A node that ends before it has answered has been told as well.
      if (node.isAlive()) {
        throw new IllegalStateException("The node's heap can't be filled.", failure);
      }
    }
  }

  private static Path agent() {
    try {
      Path agent = Files.createTempFile(Path.of("target").toAbsolutePath(), "heap-filler", ".jar");
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().putValue("Agent-Class", HungryAgent.class.getName());
      String file = HungryAgent.class.getName().replace('.', '/') + ".class";
      try (OutputStream out = Files.newOutputStream(agent);
          JarOutputStream jar = new JarOutputStream(out, manifest);
          InputStream code = HungryAgent.class.getClassLoader().getResourceAsStream(file)) {
        jar.putNextEntry(new JarEntry(file));
        code.transferTo(jar);
      }
      return agent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
