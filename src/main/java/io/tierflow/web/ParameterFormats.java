package io.tierflow.web;

import io.tierflow.common.ValueFormat;
import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Reads the parts and parameters of addresses, and the fields of forms, as bodies are read. What
 * Spring would take beyond that (hexadecimal numbers, other scripts' digits, days as one country
 * writes them) is refused. These are editors, no converters: where a converter refuses, Spring asks
 * its own editors.
 */
@ControllerAdvice
class ParameterFormats {

  @InitBinder
  void readStrictly(WebDataBinder binder) {
    StrictJson.FORMATS.forEach(
        format -> binder.registerCustomEditor(format.type(), new FormatEditor(format, true)));
    binder.registerCustomEditor(int.class, new FormatEditor(ValueFormat.SMALL, false));
    binder.registerCustomEditor(long.class, new FormatEditor(ValueFormat.WHOLE, false));
  }

  /** A parameter that is there without a value is not given. */
  private static final class FormatEditor extends PropertyEditorSupport {

    private final ValueFormat<?> format;
    private final boolean mayBeMissing;

    FormatEditor(ValueFormat<?> format, boolean mayBeMissing) {
      this.format = format;
      this.mayBeMissing = mayBeMissing;
    }

    @Override
    public void setAsText(String text) {
      setValue(mayBeMissing && text.isEmpty() ? null : format.read(text));
    }
  }
}
