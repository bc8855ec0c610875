package io.tierflow.notification.channel;

import java.net.http.HttpClient;
import java.time.Duration;
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
    HttpClient http =
        HttpClient.newBuilder()
            .version(version)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(http);
    connections.setReadTimeout(timeout);
    return RestClient.builder().requestFactory(connections).build();
  }
}
