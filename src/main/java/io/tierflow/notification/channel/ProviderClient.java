package io.tierflow.notification.channel;

import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Makes clients of providers' services. */
public final class ProviderClient {

  private ProviderClient() {}

  /**
   * A client that follows no redirect: what is sent is for the address alone that it is sent to.
   *
   * @param version the newest version of HTTP that it tries
   * @param timeout longest wait for a connection, and for an answer
   * @return the client
   */
  public static RestClient create(HttpClient.Version version, Duration timeout) {
    return create(builder(version, timeout), timeout);
  }

  /**
   * The same for a service that knows its clients by certificates.
   *
   * @param version the newest version of HTTP that it tries
   * @param timeout longest wait for a connection, and for an answer
   * @param certificate what the client shows
   * @return the client
   */
  public static RestClient create(
      HttpClient.Version version, Duration timeout, SSLContext certificate) {
    return create(builder(version, timeout).sslContext(certificate), timeout);
  }

  private static HttpClient.Builder builder(HttpClient.Version version, Duration timeout) {
    return HttpClient.newBuilder()
        .version(version)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(timeout);
  }

  private static RestClient create(HttpClient.Builder builder, Duration timeout) {
    HttpClient http = builder.build();
    JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(http);
    connections.setReadTimeout(timeout);
    return RestClient.builder().requestFactory(connections).build();
  }
}
