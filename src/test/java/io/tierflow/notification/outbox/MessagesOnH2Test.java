package io.tierflow.notification.outbox;

import io.tierflow.notification.admin.OutboxAdminServiceTest;
import io.tierflow.testsupport.database.OnH2;
import org.junit.jupiter.api.Nested;

/** The outbox on the embedded database. */
class MessagesOnH2Test {

  @Nested
  @OnH2
  class Putting extends OutboxTest {}

  @Nested
  @OnH2
  class Sending extends SendingTest {}

  @Nested
  @OnH2
  class Pushing extends PushSendingTest {}

  @Nested
  @OnH2
  class Desk extends OutboxAdminServiceTest {}

  @Nested
  @OnH2
  class History extends MessageHistoryTest {}
}
