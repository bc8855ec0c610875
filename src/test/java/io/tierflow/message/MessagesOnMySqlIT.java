package io.tierflow.message;

import io.tierflow.database.OnMySql;
import org.junit.jupiter.api.Nested;

/** The outbox on a MySQL-compatible server. */
class MessagesOnMySqlIT {

  @Nested
  @OnMySql
  class Putting extends OutboxTest {}

  @Nested
  @OnMySql
  class Sending extends SendingTest {}

  @Nested
  @OnMySql
  class Pushing extends PushSendingTest {}

  @Nested
  @OnMySql
  class Desk extends MessageDeskTest {}

  @Nested
  @OnMySql
  class History extends MessageHistoryTest {}
}
