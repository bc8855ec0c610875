package io.tierflow.camunda.sandbox;

import camundajar.impl.scala.Function1;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tierflow.camunda.EngineInternal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;

/**
 * FEEL's functions that take a regular expression, with RE2/J: it matches in time that grows with
 * the text alone, where Java's own may take a core for as long as the universe. What RE2 does not
 * know, such as references back and looking ahead, is an invalid pattern.
 */
@EngineInternal(
    why =
        "FEEL's functions take and give values of its syntax tree, those of "
            + "JavaFunctionProvider too.",
    replacement = "FEEL with RE2, or no regular expressions in tables.")
final class LinearTimeRegexFunctions implements FunctionProvider {

  /** What {@code matches} and {@code replace} know; RE2 has no mode for comments. */
  private static final Map<Character, Integer> FLAGS =
      Map.of('i', Pattern.CASE_INSENSITIVE, 's', Pattern.DOTALL, 'm', Pattern.MULTILINE);

  private final FunctionProvider others;
  private final Map<String, List<ValFunction>> functions = new HashMap<>();
  private final camundajar.impl.scala.collection.immutable.Map<String, List<ValFunction>> all;

  /**
   * Stands before other functions.
   *
   * @param others FEEL's own
   */
  LinearTimeRegexFunctions(FunctionProvider others) {
    this.others = others;
    functions.put(
        "matches",
        list(
            function(LinearTimeRegexFunctions::matches, "input", "pattern"),
            function(LinearTimeRegexFunctions::matches, "input", "pattern", "flags")));
    functions.put(
        "replace",
        list(
            function(LinearTimeRegexFunctions::replace, "input", "pattern", "replacement"),
            function(
                LinearTimeRegexFunctions::replace, "input", "pattern", "replacement", "flags")));
    functions.put("split", list(function(LinearTimeRegexFunctions::split, "string", "delimiter")));
    functions.put(
        "extract", list(function(LinearTimeRegexFunctions::extract, "string", "pattern")));
    Map<String, List<ValFunction>> known =
        new HashMap<>(CollectionConverters.asJava(others.getFunctions()));
    known.putAll(functions);
    all = camundajar.impl.scala.collection.immutable.Map.from(CollectionConverters.asScala(known));
  }

  @Override
  public List<ValFunction> getFunctions(String name) {
    return functions.containsKey(name) ? functions.get(name) : others.getFunctions(name);
  }

  @Override
  public camundajar.impl.scala.collection.immutable.Map<String, List<ValFunction>> getFunctions() {
    return all;
  }

  @Override
  public Iterable<String> functionNames() {
    return others.functionNames();
  }

  private static Val matches(java.util.List<String> given) {
    return ValBoolean.apply(pattern(given, 2).matcher(given.get(0)).find());
  }

  private static Val replace(java.util.List<String> given) {
    return ValString.apply(pattern(given, 3).matcher(given.get(0)).replaceAll(given.get(2)));
  }

  private static Val split(java.util.List<String> given) {
    return texts(java.util.List.of(Pattern.compile(given.get(1)).split(given.get(0), -1)));
  }

  private static Val extract(java.util.List<String> given) {
    java.util.List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(given.get(1)).matcher(given.get(0));
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return texts(found);
  }

  private static Pattern pattern(java.util.List<String> given, int flags) {
    int mode = 0;
    for (char flag : given.size() > flags ? given.get(flags).toCharArray() : new char[0]) {
      if (!FLAGS.containsKey(flag)) {
        throw new IllegalArgumentException(
            "The flag '%s' is not known; accepted: i, m, s.".formatted(flag));
      }
      mode |= FLAGS.get(flag);
    }
    return Pattern.compile(given.get(1), mode);
  }

  private static Val texts(java.util.List<String> texts) {
    return ValList.apply(list(texts.stream().<Val>map(ValString::apply).toArray(Val[]::new)));
  }

  private static ValFunction function(
      Function<java.util.List<String>, Val> body, String... parameters) {
    Function1<List<Val>, Object> invoked =
        values -> invoke(body, CollectionConverters.asJava(values));
    return new ValFunction(list(parameters), invoked, false);
  }

  private static Val invoke(
      Function<java.util.List<String>, Val> body, java.util.List<Val> values) {
    java.util.List<String> texts = new ArrayList<>();
    for (Val value : values) {
      if (!(value instanceof ValString text)) {
        return ValError.apply("Expected texts, but found '%s'.".formatted(value));
      }
      texts.add(text.value());
    }
    try {
      return body.apply(texts);
    } catch (PatternSyntaxException | IllegalArgumentException | IndexOutOfBoundsException wrong) {
      return ValError.apply("Invalid pattern '%s': %s".formatted(texts.get(1), wrong.getMessage()));
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <T> List<T> list(T... elements) {
    return CollectionConverters.asScala(Arrays.asList(elements)).toList();
  }
}
