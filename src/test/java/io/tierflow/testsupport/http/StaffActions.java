package io.tierflow.testsupport.http;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A member on whose page staff do something, and what the database has of it afterwards. */
public final class StaffActions {

  private final TestCaller caller;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final String member;

  public StaffActions(
      TestCaller caller, JdbcClient database, TransactionTemplate transaction, String member) {
    this.caller = caller;
    this.database = database;
    this.transaction = transaction;
    this.member = member;
  }

  /** Enrols the member, as an admin does over the API. */
  public StaffActions enrol(String fields) {
    HttpResponse<String> enrolled =
        caller.send(
            caller.as(
                "admin",
                "POST",
                "/api/members",
                "{\"memberNumber\": \"%s\", \"fullName\": \"Ada Grantham\"%s}"
                    .formatted(member, fields)));
    if (enrolled.statusCode() != 201) {
      throw new IllegalStateException(enrolled.body());
    }
    return this;
  }

  /** Somebody of a group, signed in. */
  public StaffVisitor signedIn(String group) {
    StaffVisitor visitor = new StaffVisitor(caller);
    visitor.signIn(group, TestCaller.PASSWORD);
    return visitor;
  }

  /** The member's page as somebody sees it. */
  public String page(StaffVisitor visitor) {
    return visitor.get("/members/" + member).body();
  }

  /** What the audit has of the member: action and actor. */
  public List<String> audit() {
    return texts("select concat(action, ' ', actor) from audit_entry where subject = ?");
  }

  /** Changes rows by a statement, as nobody does it in the application. */
  public void write(String statement, Object... parameters) {
    transaction.executeWithoutResult(status -> database.sql(statement).params(parameters).update());
  }

  /** Texts of a statement whose only parameter is the member's number. */
  public List<String> texts(String select) {
    return database.sql(select).param(member).query(String.class).list();
  }

  /** Rows of a statement whose only parameter is the member's number. */
  public List<Map<String, Object>> rows(String select) {
    return database.sql(select).param(member).query().listOfRows();
  }

  /** The answer of the API to an admin. */
  public HttpResponse<String> api(String method, String path, String body) {
    return caller.send(caller.as("admin", method, "/api/members/" + member + path, body));
  }
}
