package dev.patchbay.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import dev.patchbay.registry.source.DescriptorText.Format;
import dev.patchbay.registry.source.ParsedDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A schema with an external reference is refused without fetching it: a listening socket gets no
 * connection, and a pipe, which would block its opener, is not opened.
 */
class NothingIsFetchedTest {
  @TempDir Path temp;
  private final AtomicInteger connections = new AtomicInteger();
  private ServerSocket listening;

  @BeforeEach
  void listen() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread accepting = new Thread(this::accept);
    accepting.setDaemon(true);
    accepting.start();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        listening.accept().close();
        connections.incrementAndGet();
      } catch (IOException e) {
        return;
      }
    }
  }

  @AfterEach
  void close() throws IOException {
    listening.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$ref: 'http://HOST/s.json'}",
        "{$ref: 'http://HOST/s.json#/$defs/x'}",
        "{$ref: 'HTTP://HOST/s.json'}",
        "{$ref: 'https://HOST/s.json'}",
        "{$ref: '//HOST/s.json'}",
        "{$ref: 'ftp://HOST/s.json'}",
        "{$ref: 'jar:http://HOST/s.jar!/s.json'}",
        "{$ref: 'file:PIPE'}",
        "{$ref: 'file://PIPE'}",
        "{$ref: 'jar:file:PIPE!/s.json'}",
        "{$ref: 'PIPE'}",
        "{$ref: 'classpath:META-INF/openapi.yaml'}",
        "{$ref: 'resource:/META-INF/openapi.yaml'}",
        "{$ref: 'urn:example:s'}",
        "{$dynamicRef: 'http://HOST/s.json#x'}",
        "{$recursiveRef: 'http://HOST/s.json'}",
        "{$schema: 'http://HOST/meta.json'}",
        "{$schema: 'file:PIPE'}",
        "{properties: {a: {$ref: 'http://HOST/s.json'}}}",
        "{$defs: {a: {allOf: [{$ref: 'http://HOST/s.json'}]}}}",
        "{$id: 'http://HOST/base/', $ref: 's.json'}",
        "{properties: {a: {$id: 'http://HOST/base/', $ref: '#/x'}}}",
        "{properties: {a: {$schema: 'http://HOST/meta.json'}}}"
      })
  void externalReferenceIsRefusedUnfetched(String keywords) throws Exception {
    Path pipe = temp.resolve("s.json");
    Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeThat(mkfifo.waitFor()).isZero();
    String schema =
        keywords
            .replace("HOST", "127.0.0.1:" + listening.getLocalPort())
            .replace("PIPE", pipe.toString())
            .replaceFirst("\\{", "{type: object, ");

    ParsedDescriptor input = read("input_schema: " + schema);
    ParsedDescriptor output = read("input_schema: {type: object}, output_schema: " + schema);

    assertRefused(input);
    assertRefused(output);
    assertThat(connections).hasValue(0);
    assertThat(Files.exists(pipe)).isTrue();
  }

  private static void assertRefused(ParsedDescriptor reading) {
    assertThat(reading).isInstanceOf(ParsedDescriptor.Invalid.class);
    assertThat(((ParsedDescriptor.Invalid) reading).problems())
        .extracting(Problem::rule)
        .containsAnyOf(Rule.SCHEMA_REF, Rule.SCHEMA_DIALECT);
  }

  private static ParsedDescriptor read(String schemas) {
    String yaml =
        "connector: {name: c, version: 1.0.0, tools: [{name: t, endpoint: h, " + schemas + "}]}";
    return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Corpus.read(yaml, Format.YAML));
  }
}
