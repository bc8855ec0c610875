package io.tierflow.notification.outbox;

import io.tierflow.notification.admin.OutboxAdminServiceTest;
import io.tierflow.testsupport.database.OnMySql;
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
  class Desk extends OutboxAdminServiceTest {}

  @Nested
  @OnMySql
  class History extends MessageHistoryTest {}
}
