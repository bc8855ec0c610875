package io.tierflow.testsupport.notification;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The message package over a real database. */
@SpringBootTest(classes = MessageSlice.class)
@AutoConfigureMockMvc(addFilters = false)
public abstract class MessageDatabaseTest {

  public static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @Autowired protected Nodes nodes;
  public MessageRows rows;

  @BeforeEach
  public void startWithOneMember(
      @Autowired JdbcClient database, @Autowired PlatformTransactionManager transactions) {
    rows = new MessageRows(database, new TransactionTemplate(transactions));
    rows.clear();
    rows.member("M-1");
  }
}
