package io.tierflow.testsupport.database;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Counts what a thread sends to a MySQL-compatible server, commits included. The driver creates one
 * for each connection that names this class as {@code queryInterceptors}.
 */
public final class RoundTrips implements QueryInterceptor {

  private static final ThreadLocal<Integer> SENT = ThreadLocal.withInitial(() -> 0);

  /**
   * What the current thread sends while it does something.
   *
   * @param work what it does
   * @return how often it waited for the server
   */
  public static int of(Runnable work) {
    int before = SENT.get();
    work.run();
    return SENT.get() - before;
  }

  @Override
  public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
    return this;
  }

  @Override
  public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
    SENT.set(SENT.get() + 1);
    return null;
  }

  @Override
  public <T extends Resultset> T postProcess(
      Supplier<String> sql, Query query, T result, ServerSession session) {
    return null;
  }

  @Override
  public boolean executeTopLevelOnly() {
    return false;
  }

  @Override
  public void destroy() {
    // It holds nothing.
  }
}
