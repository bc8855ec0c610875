package io.tierflow.testsupport.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes values for the schemas of the interfaces: mostly what is asked for, so that a request goes
 * deep, and now and then what nobody should send. The same seed makes the same requests.
 */
public final class Fuzz {

  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "' or '1'='1",
          "'; drop table member; --",
          "\" or 1=1 --",
          "1) union select null, null, null --",
          "\\'",
          "%",
          "_%",
          "*",
          "${7*7}",
          "#{7*7}",
          "{{7*7}}",
          "[[${7*7}]]",
          "__${7*7}__::x",
          "<script>alert(1)</script>",
          "../../etc/passwd",
          "%00",
          "\u0000",
          "a\u0000b",
          "\n\r\t",
          "\uD83D\uDE00",
          "e\u0301\u0323",
          "\u202Eabc",
          "\uFEFF",
          "\uFFFF",
          "\uD800",
          "null",
          "undefined",
          "NaN",
          "true",
          "-1",
          "0",
          "1e309",
          "99999999999999999999999999",
          "0x7fffffff",
          "a".repeat(64),
          "a".repeat(256),
          "ä".repeat(300),
          "a".repeat(5_000),
          "9999-12-31",
          "0000-00-00",
          "2026-02-30",
          "+999999999-12-31",
          "-0001-01-01",
          "9999-12-31T23:59:59Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "1969-12-31T23:59:59.5Z",
          "2026-13",
          "9999-12",
          "0000-01",
          "+999999999-12",
          "2147483648",
          "9223372036854775808",
          "-9223372036854775809",
          "(select 1 from (select sleep(5))a)",
          "() { :; }",
          "a,b;c|d&e",
          "a/b",
          "a\\b",
          "http://127.0.0.1:1/");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "0.001",
          "-0.0",
          "10.005",
          "99999999999999999.99",
          "100000000000000000",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "1e18",
          "1e19",
          "1e400",
          "1e-400",
          "123456789012345678901234567890.123456789");

  private static final List<String> MONTHS = List.of("2026-10", "2026-09", "2025-12");
  private static final List<String> DAYS = List.of("2026-10-31", "2026-01-01", "2024-02-29");
  private static final List<String> INSTANTS =
      List.of("2026-10-31T12:00:00Z", "2026-11-01T00:00:00+02:00", "2026-10-01T00:00:00.123Z");
  private static final List<String> MEMBERS = List.of("X-FUZZ-1", "X-FUZZ-2", "X-FUZZ-3", "X-NONE");
  private static final int SELDOM = 4;
  private static final int DEPTH = 5;

  private final Random random;
  private final JsonNode document;

  public Fuzz(JsonNode openApi, long seed) {
    this.document = openApi;
    this.random = new Random(seed);
  }

  public boolean seldom() {
    return random.nextInt(SELDOM) == 0;
  }

  public String hostile() {
    return oneOf(HOSTILE);
  }

  /** A value of a path or a query. */
  public String parameter(String name, JsonNode schema) {
    return seldom() ? hostile() : fitting(name, schema, 0).asText();
  }

  /** A body: by its schema, with fields that are wrong, missing or unknown; or no JSON at all. */
  public String body(JsonNode schema) {
    return switch (random.nextInt(25)) {
      case 0 -> "";
      case 1 -> "{";
      case 2 -> "[]";
      case 3 -> "null";
      case 4 -> "\"" + "a".repeat(2_000) + "\"";
      case 5 -> "{\"a\": 1, \"a\": 2}";
      case 6 -> "[".repeat(2_000);
      case 7 -> "{\"\\u0000\": \"\\ud800\"}";
      default -> mutated(fitting("", schema, 0)).toString();
    };
  }

  public String csv() {
    String header =
        oneOf(
            List.of(
                "member_number,full_name,email,phone,birth_date,enrolled_on,account_type",
                "transaction_id,member_number,kind,amount,currency,occurred_at",
                hostile()));
    StringBuilder file = new StringBuilder(header).append('\n');
    for (int line = random.nextInt(5); line > 0; line--) {
      List<String> cells = new ArrayList<>();
      for (int cell = random.nextInt(9); cell > 0; cell--) {
        cells.add(
            seldom()
                ? hostile()
                : oneOf(List.of("X-FUZZ-1", "PURCHASE", "1.00", "USD", "2026-10-31")));
      }
      file.append(String.join(",", cells)).append('\n');
    }
    return file.toString();
  }

  private JsonNode mutated(JsonNode body) {
    if (!(body instanceof ObjectNode object)) {
      return body;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      if (seldom()) {
        change(object, name);
      }
    }
    if (random.nextInt(20) == 0) {
      object.put(hostile(), hostile());
    }
    return object;
  }

  private void change(ObjectNode object, String name) {
    switch (random.nextInt(8)) {
      case 0 -> object.remove(name);
      case 1 -> object.putNull(name);
      case 2 -> object.put(name, new BigDecimal(oneOf(NUMBERS)));
      case 3 -> object.put(name, random.nextBoolean());
      case 4 -> object.putArray(name).add(hostile()).addNull();
      case 5 -> object.putObject(name).put(hostile(), hostile());
      default -> object.put(name, hostile());
    }
  }

  private JsonNode fitting(String name, JsonNode unresolved, int depth) {
    JsonNode schema = resolved(unresolved);
    if (schema.has("enum")) {
      JsonNode values = schema.get("enum");
      return values.get(random.nextInt(values.size()));
    }
    return switch (schema.path("type").asText("object")) {
      case "string" ->
          JsonNodeFactory.instance.textNode(text(name, schema.path("format").asText()));
      case "integer" -> JsonNodeFactory.instance.numberNode(random.nextInt(100));
      case "number" ->
          JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(random.nextInt(100_000), 2));
      case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
      case "array" -> list(schema, depth);
      default -> object(schema, depth);
    };
  }

  private ArrayNode list(JsonNode schema, int depth) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    if (depth < DEPTH) {
      list.add(fitting("", schema.path("items"), depth + 1));
    }
    return list;
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (depth < DEPTH) {
      for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
        object.set(field.getKey(), fitting(field.getKey(), field.getValue(), depth + 1));
      }
    }
    return object;
  }

  private String text(String name, String format) {
    if (name.equals("memberNumber")) {
      return oneOf(MEMBERS);
    }
    if (name.equals("currency")) {
      return "USD";
    }
    if (name.toLowerCase(Locale.ROOT).contains("month")) {
      return oneOf(MONTHS);
    }
    return switch (format) {
      case "date-time" -> oneOf(INSTANTS);
      case "date" -> oneOf(DAYS);
      default -> "x" + random.nextInt(1_000);
    };
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
