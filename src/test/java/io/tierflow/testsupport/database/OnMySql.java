package io.tierflow.testsupport.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Runs a Spring test on a MySQL-compatible server, with a database of its own for each context. The
 * context holds that database as bean {@link TestDatabase} and the server as {@link MySqlServer}.
 *
 * <p>Profile {@code test} is active unless the test names others, so no sample programme is loaded.
 */
@Documented
@Inherited
@Tag("mysql")
@ActiveProfiles("test")
@ContextCustomizerFactories(DatabaseCustomizers.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnMySql {

  /**
   * Whether the context gets a server of its own, which the test may stop, kill and start.
   *
   * @return false for the server that all tests share
   */
  public boolean ownServer() default false;
}
