package io.tierflow.benchmark;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Message;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts what Connector/J sends to the server: every command of the protocol, so commits, settings
 * and pings too, and a batch that went in one packet once. The driver makes one for each connection
 * whose address names this class.
 */
public final class BenchmarkRoundTrips implements QueryInterceptor {

  private static final LongAdder SENT = new LongAdder();

  /** How many commands all connections have sent so far. */
  static long sent() {
    return SENT.sum();
  }

  @Override
  public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
    return this;
  }

  @Override
  public <M extends Message> M preProcess(M command) {
    SENT.increment();
    return null;
  }

  @Override
  public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
    return null;
  }

  @Override
  public boolean executeTopLevelOnly() {
    return false;
  }

  @Override
  public void destroy() {
    // Nothing to give back.
  }

  @Override
  public <T extends Resultset> T postProcess(
      Supplier<String> sql, Query query, T result, ServerSession session) {
    return null;
  }
}
