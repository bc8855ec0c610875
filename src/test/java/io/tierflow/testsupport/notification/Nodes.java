package io.tierflow.testsupport.notification;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.common.ProgrammeSettings;
import io.tierflow.notification.channel.MessageChannels;
import io.tierflow.notification.channel.email.EmailChannel;
import io.tierflow.notification.channel.email.MailWriter;
import io.tierflow.notification.channel.inbox.DashboardChannel;
import io.tierflow.notification.channel.push.PushChannel;
import io.tierflow.notification.channel.sms.SmsChannel;
import io.tierflow.notification.channel.sms.SmsGateways;
import io.tierflow.notification.consent.FrequencyCap;
import io.tierflow.notification.consent.QuietHours;
import io.tierflow.notification.consent.SendingRules;
import io.tierflow.notification.consent.UnsubscribeLinks;
import io.tierflow.notification.consent.UnsubscribeService;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.OneTimeLinks;
import io.tierflow.notification.outbox.MessageDelivery;
import io.tierflow.notification.outbox.MessageRepository;
import io.tierflow.notification.outbox.MessageSender;
import io.tierflow.notification.outbox.MessageSettings;
import io.tierflow.notification.outbox.NewMessage;
import io.tierflow.notification.outbox.Outbox;
import io.tierflow.notification.outbox.OutboxLeaseRepository;
import io.tierflow.notification.outbox.OutboxMetrics;
import io.tierflow.notification.outbox.Recipients;
import io.tierflow.notification.outbox.RetrySchedule;
import io.tierflow.notification.template.MessageRenderer;
import io.tierflow.notification.template.TemplateSettings;
import io.tierflow.reward.VoucherService;
import io.tierflow.web.brand.Brand;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets up nodes that share one database and differ in the servers they know. */
public class Nodes implements OneTimeLinks {

  /** The link of every message that brings one. */
  public static final String LINK_THAT_IS_GONE = "link-gone";

  public static final URI LINK = URI.create("https://tierflow.example/portal/sign-in/link#code");

  private final EntityManager entities;
  private final MessageRepository messages;
  private final OutboxLeaseRepository claims;
  private final OutboxMetrics metrics;
  private final ProgrammeSettings programme;
  private final Clock clock;
  private final VoucherService vouchers;
  private final UnsubscribeService unsubscribing;
  private final ProgrammeCalendar calendar;
  private final PlatformTransactionManager transactions;
  private final Recipients recipients;
  private final PushChannel push;

  public Nodes(
      EntityManager entities,
      MessageRepository messages,
      OutboxLeaseRepository claims,
      OutboxMetrics metrics,
      ProgrammeSettings programme,
      Clock clock,
      VoucherService vouchers,
      UnsubscribeService unsubscribing,
      ProgrammeCalendar calendar,
      PlatformTransactionManager transactions,
      Recipients recipients,
      PushChannel push) {
    this.entities = entities;
    this.messages = messages;
    this.claims = claims;
    this.metrics = metrics;
    this.programme = programme;
    this.clock = clock;
    this.vouchers = vouchers;
    this.unsubscribing = unsubscribing;
    this.calendar = calendar;
    this.transactions = transactions;
    this.recipients = recipients;
    this.push = push;
  }

  /** A node that knows neither a mail server nor a gateway. */
  public Node unconfigured() {
    return node((JavaMailSenderImpl) null, null);
  }

  /**
   * A node.
   *
   * @param mail its mail server, or null
   * @param smsGateway its gateway for text messages, or null
   */
  public Node node(JavaMailSenderImpl mail, URI smsGateway) {
    return node(MessageSamples.settings("Tierflow Rewards", null, smsGateway), mail);
  }

  /**
   * A node.
   *
   * @param settings its settings
   * @param mail its mail server, or null
   */
  public Node node(MessageSettings settings, JavaMailSenderImpl mail) {
    return node(settings, mail, new TemplateSettings(null));
  }

  /**
   * A node.
   *
   * @param settings its settings
   * @param mail its mail server, or null
   * @param templates where its programme keeps templates
   */
  public Node node(MessageSettings settings, JavaMailSenderImpl mail, TemplateSettings templates) {
    UnsubscribeLinks links = new UnsubscribeLinks(settings);
    MessageChannels channels =
        new MessageChannels(
            List.of(
                new EmailChannel(settings, new MailWriter(settings, clock), links, provider(mail)),
                new SmsChannel(new SmsGateways().smsGateway(settings, clock), settings, metrics),
                push,
                new DashboardChannel(settings)));
    SendingRules rules = new SendingRules(settings);
    QuietHours quietHours = new QuietHours(settings, programme);
    FrequencyCap cap = new FrequencyCap(messages, calendar, settings);
    MessageRenderer renderer =
        new MessageRenderer(settings, vouchers, templates, ReleasedTierWords.INSTANCE, Brand.NONE);
    MessageDelivery delivery =
        new MessageDelivery(
            messages,
            claims,
            recipients,
            rules,
            quietHours,
            cap,
            renderer,
            links,
            unsubscribing,
            new RetrySchedule(settings),
            List.of(this),
            metrics,
            calendar,
            transactions);
    return new Node(
        new Outbox(entities, recipients, rules, quietHours, cap, channels, renderer, calendar),
        new MessageSender(claims, delivery, channels, calendar, settings),
        new TransactionTemplate(transactions));
  }

  @Override
  public Set<MessageKind> kinds() {
    return Set.of(MessageKind.SIGN_IN_LINK);
  }

  @Override
  public Optional<URI> make(String memberNumber, String linkId) {
    return linkId.equals(LINK_THAT_IS_GONE) ? Optional.empty() : Optional.of(LINK);
  }

  private static ObjectProvider<JavaMailSenderImpl> provider(JavaMailSenderImpl mail) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    if (mail != null) {
      beans.addBean("mail", mail);
    }
    return beans.getBeanProvider(JavaMailSenderImpl.class);
  }

  /** A mail server at a port of this machine that answers within seconds or not at all. */
  public static JavaMailSenderImpl mailServerAt(int port) {
    JavaMailSenderImpl mail = new JavaMailSenderImpl();
    mail.setHost("127.0.0.1");
    mail.setPort(port);
    Properties timeouts = mail.getJavaMailProperties();
    timeouts.setProperty("mail.smtp.connectiontimeout", "2000");
    timeouts.setProperty("mail.smtp.timeout", "2000");
    timeouts.setProperty("mail.smtp.writetimeout", "2000");
    return mail;
  }

  /** One node. */
  public record Node(Outbox outbox, MessageSender sender, TransactionTemplate transaction) {

    public void put(NewMessage message) {
      transaction.executeWithoutResult(status -> outbox.put(message));
    }

    public void sendDue() {
      sender.sendDue();
    }
  }
}
