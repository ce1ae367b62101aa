package dev.patchbay.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.model.Caller;
import dev.patchbay.model.ProjectId;
import dev.patchbay.model.Role;
import dev.patchbay.model.Secret;
import dev.patchbay.model.TenantId;
import dev.patchbay.upstream.CallContext;
import dev.patchbay.upstream.RawUpstream;
import dev.patchbay.upstream.RawUpstream.Request;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.auth.Credentials;
import dev.patchbay.upstream.auth.SigningRequest;
import dev.patchbay.upstream.auth.ToolAuthScheme;
import dev.patchbay.upstream.http.NameService;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two tenants call one server, and one makes it write surplus bytes: neither reads the other's
 * bytes, and no connection carries credentials of both.
 */
class TenantConnectionsTest {
  private static final ProjectId PROJECT = new ProjectId("shop");
  private static final Caller ACME = caller("acme");
  private static final Caller EVIL = caller("evil");

  private final RawUpstream upstream = RawUpstream.plain(TenantConnectionsTest::answer);
  private final Calls calls =
      new Calls(
          Calls.allowing("localhost:" + upstream.port()), NameService.SYSTEM, new CountingScheme());

  private static Caller caller(String tenant) {
    return new Caller(new TenantId(tenant), tenant, Set.of(Role.ADMIN), Optional.empty());
  }

  /** Signs each request with another value, as schemes with a time or a counter do. */
  private static final class CountingScheme implements ToolAuthScheme {
    private final AtomicInteger signed = new AtomicInteger();

    @Override
    public String type() {
      return "counting";
    }

    @Override
    public Credentials sign(SigningRequest request) {
      String key = request.secret("key").reveal();
      return Credentials.header("X-Key", "", new Secret(key + "-" + signed.incrementAndGet()));
    }
  }

  private static String answer(Request request) {
    String own = RawUpstream.json("{\"path\":\"%s\"}".formatted(request.path()));
    String poison = RawUpstream.json("{\"poison\":true}");
    return switch (request.path()) {
      case "/surplus" -> own + poison;
      case "/204" -> "HTTP/1.1 204 No Content\r\n\r\n" + poison;
      case "/token" ->
          RawUpstream.json(
              "{\"access_token\":\"token-%d\",\"expires_in\":3600}"
                  .formatted(request.connection()));
      case "/head" -> RawUpstream.json(poison);
      default -> own;
    };
  }

  @AfterEach
  void close() {
    calls.close();
    upstream.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"surplus", "no_content", "head"})
  void tenantsDoNotSeeEachOthersAnswers(String dirty) {
    install(EVIL, "{type: api_key}", "api_key", "evil-key");
    install(ACME, "{type: api_key}", "api_key", "acme-key");

    for (int i = 0; i < 5; i++) {
      call(EVIL, dirty);
      assertThat(Calls.text(call(ACME, "own"))).isEqualTo("{\"path\":\"/own\"}");
      assertThat(Calls.text(call(EVIL, "mine"))).isEqualTo("{\"path\":\"/mine\"}");
    }

    assertThat(mostKeysOnAConnection()).isEqualTo(1);
  }

  @Test
  void differentCredentialsUseDifferentConnections() {
    for (String key : List.of("key-1", "key-2", "key-1")) {
      install(ACME, "{type: api_key}", "api_key", key);
      call(ACME, "own");
    }

    assertThat(mostKeysOnAConnection()).isEqualTo(1);
    assertThat(upstream.connectionsOpened()).isEqualTo(2);
  }

  @Test
  void signingSchemeReusesItsConnection() {
    install(ACME, "{type: counting, key: '${config:k}'}", "k", "signing-key");
    for (int i = 0; i < 10; i++) {
      call(ACME, "own");
    }
    install(ACME, "{type: counting, key: '${config:k}'}", "k", "another-key");
    call(ACME, "own");

    assertThat(upstream.connectionsOpened()).isEqualTo(2);
  }

  @Test
  void keyInAnArgumentIsACredentialToo() {
    install(ACME, "{type: none}");

    for (String key : List.of("ann", "ben", "ann")) {
      calls.call(ACME, PROJECT, "as", "{\"key\":\"" + key + "\"}", CallContext.plain());
    }

    assertThat(mostKeysOnAConnection()).isEqualTo(1);
    assertThat(upstream.connectionsOpened()).isEqualTo(2);
  }

  @Test
  void tenantsShareNoTokens() {
    String auth =
        "{type: oauth2_client_credentials, client_id: id, client_secret: same,"
            + " token_url: 'http://localhost:"
            + upstream.port()
            + "/token'}";
    for (Caller caller : List.of(ACME, EVIL)) {
      install(caller, auth);
      call(caller, "own");
      call(caller, "own");
    }

    assertThat(upstream.requests())
        .filteredOn(request -> request.path().equals("/token"))
        .hasSize(2);
    assertThat(
            upstream.requests().stream()
                .map(request -> request.header("Authorization"))
                .filter(value -> value.startsWith("Bearer "))
                .distinct())
        .hasSize(2);
  }

  private int mostKeysOnAConnection() {
    return upstream.requests().stream()
        .collect(
            Collectors.groupingBy(
                Request::connection,
                Collectors.mapping(request -> request.header("X-API-Key"), Collectors.toSet())))
        .values()
        .stream()
        .mapToInt(Set::size)
        .max()
        .orElse(0);
  }

  private ToolResult call(Caller caller, String tool) {
    return calls.call(caller, PROJECT, tool, "{}", CallContext.plain());
  }

  private void install(Caller caller, String auth, String... config) {
    String tools =
        """
            - {name: own, input_schema: {type: object}, endpoint: "GET %1$s/own"}
            - {name: mine, input_schema: {type: object}, endpoint: "GET %1$s/mine"}
            - {name: surplus, input_schema: {type: object}, endpoint: "GET %1$s/surplus"}
            - {name: no_content, input_schema: {type: object}, endpoint: "GET %1$s/204"}
            - {name: head, input_schema: {type: object}, endpoint: "HEAD %1$s/head"}
            - name: as
              input_schema: {type: object, properties: {key: {type: string}}}
              endpoint: "GET %1$s/own"
              request: {headers: {X-API-Key: "{key}"}}
        """
            .formatted("http://localhost:" + upstream.port());
    calls.install(
        caller,
        PROJECT,
        "connector:\n  name: c\n  version: 1.0.0\n  auth: %s\n  tools:\n%s".formatted(auth, tools),
        config);
  }
}
