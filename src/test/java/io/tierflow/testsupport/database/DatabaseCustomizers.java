package io.tierflow.testsupport.database;

import java.util.List;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Gives each Spring context the database that its test's annotation asks for. */
public class DatabaseCustomizers implements ContextCustomizerFactory {

  @Override
  public ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
    OnMySql onMySql = TestContextAnnotationUtils.findMergedAnnotation(testClass, OnMySql.class);
    if (onMySql != null) {
      return new OnServer(onMySql.ownServer());
    }
    return new InMemory();
  }

  /** Equal customizers share a cached context, and with it one database. */
  private record OnServer(boolean own) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      MySqlServer server = own ? MySqlServer.own() : MySqlServer.shared();
      DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
      beans.registerSingleton("mySqlServer", server);
      if (own) {
        beans.registerDisposableBean("mySqlServer", server::close);
      }
      use(server.newDatabase(), context);
    }
  }

  private record InMemory() implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
      use(TestDatabase.inMemory(), context);
    }
  }

  private static void use(TestDatabase database, ConfigurableApplicationContext context) {
    context.getBeanFactory().registerSingleton("testDatabase", database);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test database", database.springProperties()));
  }
}
