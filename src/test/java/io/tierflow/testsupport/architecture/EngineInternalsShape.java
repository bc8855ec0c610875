package io.tierflow.testsupport.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import io.tierflow.testsupport.architecture.EngineInternals.Use;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;

/**
 * The internals of Camunda as far as Tierflow uses them, a line for each: the methods that can be
 * overridden of what it extends, the members that it calls, the fields of the commands that it
 * reads, and the columns of the tables that its SQL names.
 */
public final class EngineInternalsShape {

  private static final int SHOWN =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT;

  private final EngineTables tables = new EngineTables();

  /** By line, the classes of Tierflow that rely on it. */
  private final SortedMap<String, SortedSet<String>> usersByLine = new TreeMap<>();

  public EngineInternalsShape(EngineInternals internals) {
    internals.uses().forEach(this::add);
  }

  /** The versions first, then what is used. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    EngineInternals.versions().forEach((what, version) -> lines.add(what + ": " + version));
    lines.addAll(usersByLine.keySet());
    return lines;
  }

  /** The classes that use what a line, of today or not, is about. */
  public SortedSet<String> users(String line) {
    String owner = line.substring(0, line.indexOf(": ") + 1);
    return usersByLine.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(owner))
        .flatMap(entry -> entry.getValue().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void add(Use use) {
    SortedSet<String> lines = new TreeSet<>();
    for (JavaClass part : use.classes()) {
      overridable(part).map(EngineInternalsShape::line).forEach(lines::add);
      accessed(part).map(EngineInternalsShape::line).forEach(lines::add);
    }
    use.types().stream()
        .filter(type -> type.isAssignableTo(Command.class))
        .flatMap(command -> fields(command.reflect()))
        .map(EngineInternalsShape::line)
        .forEach(lines::add);
    use.also().stream().flatMap(this::besides).forEach(lines::add);
    String user = use.user().getSimpleName();
    lines.forEach(line -> usersByLine.computeIfAbsent(line, l -> new TreeSet<>()).add(user));
  }

  private static Stream<Member> overridable(JavaClass part) {
    return Stream.concat(part.getAllRawSuperclasses().stream(), part.getAllRawInterfaces().stream())
        .filter(type -> EngineInternals.isInternal(type.getName()))
        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
        .filter(EngineInternalsShape::isOverridable)
        .map(Member.class::cast);
  }

  private static boolean isOverridable(Method method) {
    int modifiers = method.getModifiers();
    return (Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers))
        && !Modifier.isStatic(modifiers)
        && !Modifier.isFinal(modifiers)
        && !method.isSynthetic();
  }

  private static Stream<Member> accessed(JavaClass part) {
    return part.getAccessesFromSelf().stream()
        .map(JavaAccess::getTarget)
        .flatMap(target -> target.resolveMember().stream())
        .filter(member -> EngineInternals.isInternal(member.getOwner().getName()))
        .map(JavaMember::reflect);
  }

  /** A command keeps what it was given in fields, some of it in a builder. */
  private static Stream<Member> fields(Class<?> type) {
    if (type == null || !EngineInternals.isInternal(type.getName())) {
      return Stream.empty();
    }
    List<Field> own =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
            .toList();
    return Stream.of(
            own.stream().map(Member.class::cast),
            own.stream()
                .map(Field::getType)
                .filter(held -> held.getSimpleName().endsWith("BuilderImpl"))
                .flatMap(EngineInternalsShape::fields),
            fields(type.getSuperclass()))
        .flatMap(members -> members);
  }

  private Stream<String> besides(String used) {
    if (used.contains("#")) {
      return Stream.of(line(field(used.split("#")[0], used.split("#")[1])));
    }
    return tables.columns(used).stream().map(column -> used + ": " + column);
  }

  private static Member field(String type, String name) {
    try {
      return Class.forName(type).getDeclaredField(name);
    } catch (ReflectiveOperationException gone) {
      throw new AssertionError("%s has no field %s any more.".formatted(type, name), gone);
    }
  }

  private static String line(Member member) {
    return "%s: %s"
        .formatted(
            member.getDeclaringClass().getName(),
            Stream.of(Modifier.toString(member.getModifiers() & SHOWN), signature(member))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" ")));
  }

  private static String signature(Member member) {
    if (member instanceof Field field) {
      return field.getType().getSimpleName() + " " + field.getName();
    }
    String parameters =
        Arrays.stream(((Executable) member).getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
    return member instanceof Method method
        ? method.getReturnType().getSimpleName() + " " + method.getName() + parameters
        : member.getDeclaringClass().getSimpleName() + parameters;
  }
}
