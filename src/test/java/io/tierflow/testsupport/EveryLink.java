package io.tierflow.testsupport;

import io.tierflow.web.LinkAccess;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** Access to all pages; found by the tests of parts that scan this package and have no rules. */
@TestComponent("links")
public class EveryLink implements LinkAccess {

  @Override
  public boolean isOpen(String path) {
    return true;
  }

  @Override
  public String user() {
    return "staff";
  }

  @Override
  public String fullName() {
    return user();
  }

  @Override
  public List<String> groups() {
    return List.of();
  }
}
