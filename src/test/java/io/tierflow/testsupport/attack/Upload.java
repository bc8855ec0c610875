package io.tierflow.testsupport.attack;

/** A deployment as a browser or a modeler sends it. */
public final class Upload {

  public static final String BOUNDARY = "part-of-a-deployment";
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private Upload() {}

  public static String of(String deployment, String file, String content) {
    return "--%1$s\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\n%2$s\r\n"
            .formatted(BOUNDARY, deployment)
        + "--%1$s\r\nContent-Disposition: form-data; name=\"%2$s\"; filename=\"%2$s\"\r\n\r\n%3$s\r\n--%1$s--\r\n"
            .formatted(BOUNDARY, file, content);
  }

  /** An attachment to a task, with a name and a description. */
  public static String attachment(String text) {
    return part("attachment-name", text)
        + part("attachment-description", text)
        + part("url", "https://example.com/")
        + "--%s--\r\n".formatted(BOUNDARY);
  }

  private static String part(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }
}
