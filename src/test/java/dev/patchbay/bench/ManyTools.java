package dev.patchbay.bench;

import dev.patchbay.PatchbayClient;
import java.net.MalformedURLException;
import java.net.URI;

/**
 * Fills projects of a running server: {@code few} with 10 tools, {@code many} with 100,000 in 1,000
 * connectors, for which it needs {@code MAX_CONCURRENT_CONNECTORS=1000}: {@code java
 * dev.patchbay.bench.ManyTools <base URL>}.
 */
public final class ManyTools {
  private ManyTools() {}

  public static void main(String[] arguments) throws MalformedURLException {
    PatchbayClient client = new PatchbayClient(URI.create(arguments[0]).toURL());
    install(client, "few", "c0", 10);
    for (int i = 0; i < 1_000; i++) {
      install(client, "many", "c" + i, 100);
    }
  }

  private static void install(PatchbayClient client, String project, String name, int tools) {
    PatchbayClient.Answer answer =
        client.postYaml(
            "/v1/projects/" + project + "/connectors/install-from-manifest",
            BenchDescriptor.yaml(name, "1.0.0", tools));
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
  }
}
