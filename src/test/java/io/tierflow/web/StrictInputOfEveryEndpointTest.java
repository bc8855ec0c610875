package io.tierflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is not written as its field or parameter wants it is refused, of every body and every
 * parameter that a controller takes.
 *
 * <p>Found beside the examples in the field, and refused since: days as lists ({@code [1988, 4,
 * 11]}), as empty texts and in the way of one country ({@code 10/31/26} in an address); hexadecimal
 * numbers and digits of other scripts in parameters; texts from numbers and from true; true from
 * {@code 1} and {@code "true"}; a second JSON object behind the first; years beyond 9999 and before
 * 1; the months and days that pages read by themselves.
 */
class StrictInputOfEveryEndpointTest {

  private static final Map<Class<?>, List<String>> WRONG_IN_BODIES =
      Map.of(
          LocalDate.class,
          List.of(
              "6676",
              "\"1988-04-11T22:00:00.000Z\"",
              "[1988, 4, 11]",
              "\"\"",
              "\"-2026-01-01\"",
              "\"0000-01-01\"",
              "\"+12026-01-01\"",
              "\"2026-02-30\"",
              "\"1988-04-11 \"",
              "\"\uFF12\uFF10\uFF12\uFF16-01-01\""),
          YearMonth.class,
          List.of("\"0000-01\"", "\"-2026-01\"", "\"2026-13\"", "202610", "\"+12026-01\"", "\"\""),
          Instant.class,
          List.of("1793448000", "1793448000.5", "\"2026-10-31\"", "\"\"", "\"1793448000\""),
          Long.class,
          List.of(
              "\"\uFF11\uFF10\"", "\"0x10\"", "1.5", "1e3", "true", "\"\"", "1" + "0".repeat(20)),
          Integer.class,
          List.of("\"\uFF11\uFF10\"", "\"0x10\"", "1.5", "1e3", "true", "\"\"", "10000000000"),
          BigDecimal.class,
          List.of("\"\uFF11\uFF10\"", "\"1,5\"", "true", "\"\"", "\"NaN\"", "\"Infinity\""),
          Boolean.class,
          List.of("1", "0", "\"true\"", "\"false\"", "\"\""),
          String.class,
          List.of("1.00201E+17", "5", "true", "[]", "{}"),
          ZoneId.class,
          List.of("1", "\"Nowhere/City\"", "\"\""),
          Map.class,
          List.of("1", "[]", "\"x\"", "{\"a\": 1}", "{\"a\": true}", "{\"a\": {}}"));

  private static final Map<Class<?>, List<String>> WRONG_IN_ADDRESSES =
      Map.of(
          LocalDate.class,
          List.of("10/31/26", "2026-10-31T00:00:00Z", "-2026-01-01", "0000-01-01", "6676"),
          int.class,
          List.of("0x10", "#10", "\uFF11", "1.0", " 1", "1e3"),
          long.class,
          List.of("0x10", "\uFF11", "1.0", "9".repeat(19)));

  private static final List<String> NO_NAMES = List.of("0", "3", "\"1\"", "\"\"", "\"x\"", "true");

  private final ObjectMapper json =
      new StrictJson().strictJsonConverter(new Jackson2ObjectMapperBuilder()).getObjectMapper();

  static Stream<Arguments> fields() {
    return parameters(RequestBody.class)
        .flatMap(body -> fields(body.getType(), List.of()))
        .map(field -> Arguments.of(Named.of(field.toString(), field)));
  }

  static Stream<Arguments> parameters() {
    return Stream.concat(parameters(RequestParam.class), parameters(PathVariable.class))
        .filter(parameter -> parameter.getType().isEnum() || wrongInAddress(parameter) != null)
        .map(p -> Arguments.of(Named.of(p.getDeclaringExecutable() + " " + p.getName(), p)));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aFieldOfABodyTakesNothingButItsForm(Field field) {
    List<String> wrong = field.type().isEnum() ? NO_NAMES : WRONG_IN_BODIES.get(field.type());
    assertThat(wrong).as("wrong values for " + field).isNotNull();
    for (String value : wrong) {
      JsonMappingException refusal =
          catchThrowableOfType(
              JsonMappingException.class,
              () -> json.readValue(field.body(value), field.bodyType()));

      assertThat(refusal).as(field + " = " + value).isNotNull();
      assertThat(refusal.getPath().get(0).getFieldName()).isEqualTo(field.path().get(0));
    }
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void aParameterTakesNothingButItsForm(Parameter parameter) {
    WebDataBinder binder = new WebDataBinder(null);
    binder.setConversionService(new DefaultFormattingConversionService());
    new ParameterFormats().readStrictly(binder);
    List<String> wrong =
        parameter.getType().isEnum() ? List.of("0", "x") : wrongInAddress(parameter);
    for (String value : wrong) {
      assertThatThrownBy(() -> binder.convertIfNecessary(value, parameter.getType()))
          .as(value)
          .isInstanceOf(TypeMismatchException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"R1 ", " R1", "R 1", "R1\u00A0", "R1\u200B", "Ré", ""})
  void everyIdInABodyIsHeldToTheRuleForIds(String wrong) {
    List<Field> ids =
        parameters(RequestBody.class)
            .flatMap(body -> fields(body.getType(), List.of()))
            .filter(field -> field.type() == String.class)
            .filter(field -> field.toString().matches(".*(Id|Of|Number)"))
            .toList();

    assertThat(ids).hasSizeGreaterThanOrEqualTo(7);
    try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
      for (Field id : ids) {
        assertThat(
                validation
                    .getValidator()
                    .validateValue(id.bodyType(), String.join(".", id.path()), wrong))
            .as(id.toString())
            .isNotEmpty();
      }
    }
  }

  /** By their names they are looked at before a controller is asked. */
  @Test
  void everyTextInAnAddressIsAnIdOrOneOfAFew() {
    assertThat(
            parameters(PathVariable.class)
                .filter(parameter -> parameter.getType() == String.class)
                .map(Parameter::getName)
                .filter(name -> !name.matches(".*(Number|Id)"))
                .distinct())
        .containsExactlyInAnyOrder(
            "cohort", "figure", "month", "requested", "language", "token", "place", "reward");
  }

  @Test
  void whateverABodyHoldsIsLookedAt() {
    assertThat(fields()).hasSizeGreaterThan(40);
    assertThat(parameters()).hasSizeGreaterThan(10);
  }

  private static List<String> wrongInAddress(Parameter parameter) {
    Class<?> type = parameter.getType() == Long.class ? long.class : parameter.getType();
    return WRONG_IN_ADDRESSES.get(type);
  }

  private static Stream<Parameter> parameters(Class<? extends Annotation> annotation) {
    ClassPathScanningCandidateComponentProvider controllers =
        new ClassPathScanningCandidateComponentProvider(false);
    controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class, true));
    return controllers.findCandidateComponents("io.tierflow").stream()
        .map(found -> loaded(found.getBeanClassName()))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .sorted(Comparator.comparing(Method::toString))
        .flatMap(method -> Arrays.stream(method.getParameters()))
        .filter(parameter -> parameter.isAnnotationPresent(annotation));
  }

  private static Stream<Field> fields(Class<?> bodyType, List<String> parents) {
    return fields(bodyType, bodyType, parents);
  }

  private static Stream<Field> fields(Class<?> bodyType, Class<?> type, List<String> parents) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component -> fieldsOf(bodyType, component, parents));
  }

  private static Stream<Field> fieldsOf(
      Class<?> bodyType, RecordComponent component, List<String> parents) {
    List<String> path = new ArrayList<>(parents);
    path.add(component.getName());
    if (component.getType().isRecord()) {
      return fields(bodyType, component.getType(), path);
    }
    if (Iterable.class.isAssignableFrom(component.getType())) {
      return Stream.empty();
    }
    return Stream.of(new Field(bodyType, path, component.getType()));
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** A field of a body, or of what a body holds. */
  record Field(Class<?> bodyType, List<String> path, Class<?> type) {

    String body(String value) {
      String body = value;
      for (int depth = path.size() - 1; depth >= 0; depth--) {
        body = "{\"%s\": %s}".formatted(path.get(depth), body);
      }
      return body;
    }

    @Override
    public String toString() {
      return bodyType.getSimpleName() + "." + String.join(".", path);
    }
  }
}
