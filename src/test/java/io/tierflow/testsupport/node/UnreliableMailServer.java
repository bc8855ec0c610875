package io.tierflow.testsupport.node;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A mail server that goes away with whoever is connected, and comes back at the same port. It
 * remembers each mail before it answers that it has taken it, as a mail server must.
 */
public final class UnreliableMailServer implements AutoCloseable {

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final List<MimeMessage> kept = new CopyOnWriteArrayList<>();
  private final AtomicReference<GreenMail> running = new AtomicReference<>();
  private final String keptRecipient;
  private int port;

  /**
   * Starts it.
   *
   * @param keptRecipient mails to this address are kept as a whole, of others only their ids
   */
  public UnreliableMailServer(String keptRecipient) {
    this.keptRecipient = keptRecipient;
    start();
    port = running.get().getSmtp().getPort();
  }

  public int port() {
    return port;
  }

  public void start() {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    UserManager users = server.getUserManager();
    GreenMailUser everybody = server.setUser("everybody@example.com", "everybody", "");
    users.setMessageDeliveryHandler(
        (mail, address) -> {
          MimeMessage message = mail.getMessage();
          if (address.getEmail().equals(keptRecipient)) {
            kept.add(message);
          }
          received.add(message.getMessageID());
          return everybody;
        });
    server.start();
    running.set(server);
  }

  public void stop() {
    running.get().stop();
  }

  /** The ids of all mails that were taken, in order, once for each time. */
  public List<String> received() {
    return List.copyOf(received);
  }

  /** How many different mails were taken. */
  public long distinct() {
    return received.stream().distinct().count();
  }

  /** The mails to the one recipient. */
  public List<MimeMessage> kept() {
    return kept;
  }

  @Override
  public void close() {
    stop();
  }
}
