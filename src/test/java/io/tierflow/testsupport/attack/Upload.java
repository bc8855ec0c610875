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
}
