package io.tierflow.testsupport.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that can be stopped and started at the same port and keeps what it received. */
public class MailServer implements AutoCloseable {

  private final List<MimeMessage> receivedEarlier = new ArrayList<>();
  private GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private int port;

  public MailServer() {
    server.start();
    port = server.getSmtp().getPort();
  }

  public int port() {
    return port;
  }

  public JavaMailSenderImpl sender() {
    return Nodes.mailServerAt(port);
  }

  public void stop() {
    receivedEarlier.addAll(List.of(server.getReceivedMessages()));
    server.stop();
  }

  public void start() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    server.start();
  }

  public List<MimeMessage> received() {
    List<MimeMessage> received = new ArrayList<>(receivedEarlier);
    received.addAll(List.of(server.getReceivedMessages()));
    return received;
  }

  public List<String> receivedIds() {
    return received().stream().map(MailServer::idOf).toList();
  }

  private static String idOf(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
