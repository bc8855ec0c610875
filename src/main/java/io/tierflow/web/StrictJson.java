package io.tierflow.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.tierflow.common.ValueFormat;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

/**
 * Reads the bodies of requests to the interface: what is not written as its field wants it is
 * refused, never made into something else. The engine's REST API and webapps have mappers of their
 * own, and the application's own mapper stays as it is.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

  /** What bodies, addresses and forms have in common. */
  static final List<ValueFormat<?>> FORMATS =
      List.of(
          ValueFormat.DAY,
          ValueFormat.MONTH,
          ValueFormat.INSTANT,
          ValueFormat.ZONE,
          ValueFormat.DECIMAL,
          ValueFormat.WHOLE,
          ValueFormat.SMALL);

  @Bean
  MappingJackson2HttpMessageConverter strictJsonConverter(Jackson2ObjectMapperBuilder builder) {
    return new MappingJackson2HttpMessageConverter(
        builder
            .featuresToEnable(
                JsonParser.Feature.STRICT_DUPLICATE_DETECTION,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .featuresToDisable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .postConfigurer(StrictJson::refuseOtherForms)
            .build());
  }

  private static void refuseOtherForms(ObjectMapper mapper) {
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    SimpleModule module = new SimpleModule("formats");
    FORMATS.forEach(format -> add(module, format));
    module.addDeserializer(String.class, new PlainTextDeserializer());
    mapper.registerModule(module.setDeserializerModifier(new NamesOfEnums()));
  }

  private static <T> void add(SimpleModule module, ValueFormat<T> format) {
    module.addDeserializer(format.type(), new FormattedValueDeserializer<>(format));
  }

  /** Without it, Jackson takes the position of a constant, too. */
  private static final class NamesOfEnums extends BeanDeserializerModifier {

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> deserializer) {
      return new FormattedValueDeserializer<>(ValueFormat.oneOf((Class) type.getRawClass()));
    }
  }
}
