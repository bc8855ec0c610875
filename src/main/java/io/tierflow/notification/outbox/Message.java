package io.tierflow.notification.outbox;

import io.tierflow.notification.channel.Channel;
import io.tierflow.notification.content.MessageKind;
import io.tierflow.notification.content.NotificationContent;
import io.tierflow.notification.content.NotificationContentMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.SQLInsert;
import org.hibernate.jdbc.Expectation;
import org.springframework.data.domain.Persistable;

/**
 * A message in the outbox: its content, its recipient, and what has become of it. Inserting one
 * whose occasion is known already does nothing; it costs no question beforehand, and may happen at
 * the same time on another node. The insert names the columns in Hibernate's own order.
 */
@Entity
@Table(name = "message")
@SQLInsert(
    sql =
        """
        insert into message (attempts, channel, created_at, idempotency_key, kind, last_error,
          member_number, next_attempt_at, parameters, process_instance_id, reason, recipient,
          sent_at, state, message_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on duplicate key update message_id = message_id\
        """,
    verify = Expectation.None.class)
public class Message implements Persistable<String> {

  /** With it a message overtakes all that a run has put: what is due for longest goes out first. */
  private static final Duration HEAD_START = Duration.ofDays(1);

  @Id
  @Column(name = "message_id")
  private String messageId;

  private String idempotencyKey;
  private String memberNumber;
  private String recipient;
  private String processInstanceId;

  @Enumerated(EnumType.STRING)
  private MessageKind kind;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Column(columnDefinition = "text")
  private String parameters;

  @Enumerated(EnumType.STRING)
  private MessageState state;

  @Enumerated(EnumType.STRING)
  private NotSentReason reason;

  private Instant createdAt;
  private Instant nextAttemptAt;
  private int attempts;
  private Instant sentAt;
  private String lastError;

  @Column(insertable = false, updatable = false)
  private Instant readAt;

  @Transient private boolean stored;

  /** For JPA. */
  protected Message() {}

  public Message(NewMessage message, Instant createdAt) {
    this.messageId = idOf(message.idempotencyKey());
    this.idempotencyKey = message.idempotencyKey();
    this.memberNumber = message.memberNumber();
    this.recipient = message.recipient();
    this.processInstanceId = message.processInstanceId();
    this.kind = message.kind();
    this.channel = message.channel();
    this.parameters = NotificationContentMapper.toJson(message.content());
    this.state = MessageState.PENDING;
    this.createdAt = createdAt;
    this.nextAttemptAt = message.kind().isAskedFor() ? createdAt.minus(HEAD_START) : createdAt;
  }

  /**
   * The id that goes with an idempotency key. Derived, so that a row that is there already is
   * recognised by either of them.
   */
  public static String idOf(String idempotencyKey) {
    return UUID.nameUUIDFromBytes(idempotencyKey.getBytes(StandardCharsets.UTF_8)).toString();
  }

  void awaitConfiguration() {
    this.state = MessageState.NOT_CONFIGURED;
  }

  void waitForMorning(Instant morning) {
    this.reason = NotSentReason.QUIET_HOURS;
    this.nextAttemptAt = morning;
  }

  void withhold(NotSentReason why) {
    this.state = MessageState.NOT_SENT;
    this.reason = why;
  }

  public boolean goesToStaff() {
    return memberNumber == null;
  }

  public String getMessageId() {
    return messageId;
  }

  String getIdempotencyKey() {
    return idempotencyKey;
  }

  public String getMemberNumber() {
    return memberNumber;
  }

  String getRecipient() {
    return recipient;
  }

  String getProcessInstanceId() {
    return processInstanceId;
  }

  public MessageKind getKind() {
    return kind;
  }

  public Channel getChannel() {
    return channel;
  }

  /**
   * What it is about.
   *
   * @throws io.tierflow.notification.content.UnreadableContentException if the row lacks something
   *     that its kind can't be without, as those of erased members do
   */
  public NotificationContent getContent() {
    return NotificationContentMapper.fromJson(kind, parameters);
  }

  /**
   * The content under the keys by which it is stored, for templates written before it had types.
   */
  public Map<String, String> getParameters() {
    return NotificationContentMapper.parameters(parameters);
  }

  public MessageState getState() {
    return state;
  }

  public NotSentReason getReason() {
    return reason;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public Instant getNextAttemptAt() {
    return nextAttemptAt;
  }

  public int getAttempts() {
    return attempts;
  }

  public Instant getSentAt() {
    return sentAt;
  }

  public String getLastError() {
    return lastError;
  }

  public Instant getReadAt() {
    return readAt;
  }

  @Override
  public String getId() {
    return messageId;
  }

  @Override
  public boolean isNew() {
    return !stored;
  }

  @PostLoad
  @PostPersist
  void nowStored() {
    this.stored = true;
  }
}
