package io.tierflow.common;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Makes records of rows: component {@code memberNumber} is column {@code member_number}.
 *
 * <p>Spring's own mappers ask for a column of the component's name first, and for this one once the
 * driver has thrown: an exception for each field of each row, each of which H2 writes down.
 *
 * @param <R> the records
 */
public final class RecordRowMapper<R extends Record> implements RowMapper<R> {

  private final Constructor<R> constructor;
  private final Class<?>[] types;
  private final String[] columns;

  private RecordRowMapper(Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.types =
        Stream.of(components).map(RecordComponent::getType).toArray(length -> new Class<?>[length]);
    this.columns =
        Stream.of(components)
            .map(component -> JdbcUtils.convertPropertyNameToUnderscoreName(component.getName()))
            .toArray(String[]::new);
    try {
      this.constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * A mapper without state, which any number of queries may share.
   *
   * @param <R> the records
   * @param type their type
   * @return the mapper
   */
  public static <R extends Record> RecordRowMapper<R> of(Class<R> type) {
    return new RecordRowMapper<>(type);
  }

  @Override
  public R mapRow(ResultSet row, int number) throws SQLException {
    Object[] values = new Object[columns.length];
    for (int each = 0; each < columns.length; each++) {
      values[each] = value(row, row.findColumn(columns[each]), types[each]);
    }
    return BeanUtils.instantiateClass(constructor, values);
  }

  /**
   * An enum's constant is written by its name, a record such as a tier by its code, an instant as
   * its day and time in UTC.
   */
  private static Object value(ResultSet row, int column, Class<?> type) throws SQLException {
    if (type == Instant.class) {
      return JdbcTime.read(row, column);
    }
    if (type.isRecord()) {
      return DefaultConversionService.getSharedInstance().convert(row.getString(column), type);
    }
    if (!type.isEnum()) {
      return JdbcUtils.getResultSetValue(row, column, type);
    }
    String name = row.getString(column);
    return name == null
        ? null
        : Stream.of(type.getEnumConstants())
            .filter(constant -> ((Enum<?>) constant).name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is no %s.".formatted(name, type.getSimpleName())));
  }
}
