package io.tierflow.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.tierflow.common.ValueFormat;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Reads which page of a list a call asks for, from its parameters {@code page} and {@code size},
 * and describes these two for every call that takes a {@link PageRequest}.
 */
@Component
class PageRequestResolver
    implements HandlerMethodArgumentResolver, OperationCustomizer, WebMvcConfigurer {

  private static final String PAGE = "page";
  private static final String SIZE = "size";
  private static final int DEFAULT_SIZE = 50;

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageRequest.class);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageRequest.class;
  }

  @Override
  public PageRequest resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    return PageResponse.request(number(request, PAGE, 0), number(request, SIZE, DEFAULT_SIZE));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod handler) {
    for (MethodParameter parameter : handler.getMethodParameters()) {
      if (supportsParameter(parameter)) {
        operation.addParametersItem(described(PAGE, 0, 0, PageResponse.LAST_PAGE));
        operation.addParametersItem(described(SIZE, DEFAULT_SIZE, 1, PageResponse.MAX_SIZE));
      }
    }
    return operation;
  }

  private static int number(NativeWebRequest request, String name, int otherwise) {
    String text = request.getParameter(name);
    try {
      return StringUtils.hasLength(text) ? ValueFormat.SMALL.read(text) : otherwise;
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidInputException(
          name,
          "The parameter %s must be %s."
              .formatted(name, ValueFormat.acceptedOf(Integer.class).orElseThrow()));
    }
  }

  private static QueryParameter described(String name, int otherwise, int least, int most) {
    IntegerSchema number = new IntegerSchema();
    number.setDefault(otherwise);
    number.setMinimum(BigDecimal.valueOf(least));
    number.setMaximum(BigDecimal.valueOf(most));
    QueryParameter parameter = new QueryParameter();
    parameter.name(name).required(false).schema(number);
    return parameter;
  }
}
