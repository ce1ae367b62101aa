package dev.patchbay.upstream.call;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.patchbay.model.JsonText;
import dev.patchbay.model.Secret;
import dev.patchbay.registry.SettableClock;
import dev.patchbay.upstream.ToolResult;
import dev.patchbay.upstream.auth.Credentials;
import dev.patchbay.upstream.auth.SigningRequest;
import dev.patchbay.upstream.auth.ToolAuthScheme;
import dev.patchbay.upstream.http.NameService;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatedCallsTest {
  private static final WireMockServer UPSTREAM = started();
  private static final Calls CALLS =
      new Calls(
          Calls.allowing("localhost:" + UPSTREAM.port()), NameService.SYSTEM, new HmacScheme());

  /** An example of the SPI: signs method and address with a shared key. */
  static final class HmacScheme implements ToolAuthScheme {
    @Override
    public String type() {
      return "hmac";
    }

    @Override
    public Credentials sign(SigningRequest signing) {
      String text = signing.request().method() + " " + signing.request().uri().getRawPath();
      return Credentials.header(
          "X-Signature", "sha256=", new Secret(hmac(signing.secret("key").reveal(), text)));
    }

    static String hmac(String key, String text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static WireMockServer started() {
    WireMockServer server = new WireMockServer(options().dynamicPort());
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    CALLS.close();
    UPSTREAM.stop();
  }

  @BeforeEach
  void answers() {
    UPSTREAM.resetAll();
    UPSTREAM.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(204)));
  }

  @Test
  void bearerTokenIsInTheAuthorizationHeader() {
    install("{type: bearer}", "token", "abc.DEF");

    CALLS.call("t", "{}");

    UPSTREAM.verify(
        getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer abc.DEF")));
  }

  @Test
  void basicCredentialsAreEncodedAsUtf8() {
    install("{type: basic}", "username", "ann", "password", "pässword:1");

    CALLS.call("t", "{}");

    UPSTREAM.verify(
        getRequestedFor(anyUrl())
            .withHeader("Authorization", equalTo("Basic YW5uOnDDpHNzd29yZDox")));
  }

  @Test
  void apiKeyIsInItsHeader() {
    install("{type: api_key, name: X-Key}", "api_key", "k1");

    CALLS.call("t", "{}");

    UPSTREAM.verify(getRequestedFor(anyUrl()).withHeader("X-Key", equalTo("k1")));
  }

  @Test
  void queryKeyReplacesArgumentsOfItsName() {
    install("{type: api_key, in: query, name: appid}", "api_key", "k 1&x");

    CALLS.call("t", "{\"appid\":\"mine\",\"q\":1}");

    UPSTREAM.verify(getRequestedFor(urlEqualTo("/api?q=1&appid=k%201%26x")));
  }

  @Test
  void schemesOfBeansSignTheRequest() {
    install("{type: hmac, key: '${config:shared}'}", "shared", "topsecret");

    CALLS.call("t", "{}");

    UPSTREAM.verify(
        getRequestedFor(anyUrl())
            .withHeader(
                "X-Signature", equalTo("sha256=" + HmacScheme.hmac("topsecret", "GET /api"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: bearer}",
        "{type: bearer, token: '${env:HOME}'}",
        "{type: bearer, token: '${env:PATCHBAY_CONN_NOT_THERE}'}",
        "{type: bearer, token: '${file:x}'}",
        "{type: basic}",
        "{type: api_key}",
        "{type: hmac}",
        "{type: hmac, key: '${config:k}'}"
      })
  void missingSecretIsNamedByItsKeyAndNothingIsSent(String auth) {
    install(auth);

    ToolResult result = CALLS.call("t", "{}");

    assertThat(Calls.text(result)).containsPattern("The secret \\$\\{|has no property 'key'");
    assertThat(UPSTREAM.getAllServeEvents()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret\r\nX-Evil: 1", "s3cret\n", "s3crét", "s3cret\u0000", " "})
  void secretsThatCannotBeSentAreNeverShown(String secret) {
    install("{type: bearer}", "token", secret);

    ToolResult result = CALLS.call("t", "{}");

    assertThat(Calls.text(result)).contains("${config:token}").doesNotContain("s3cr");
    assertThat(UPSTREAM.getAllServeEvents()).isEmpty();
  }

  @Test
  void secretsAreMaskedInDryRunsAndErrors() {
    install("{type: bearer}", "token", "s3cret-token");
    UPSTREAM.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withHeader("Content-Type", "text/plain")
                    .withBody("bad token s3cret-token")));

    assertThat(CALLS.show("t", "{}").toString()).contains("Bearer ***").doesNotContain("s3cret");
    assertThat(Calls.text(CALLS.call("t", "{}")))
        .isEqualTo("The upstream answered 403: bad token ***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json | {\"a\":{\"x s3\\\"cret-token y\":[\"s3\\u0022cret-token\",\"s3%22cret-token\",1,true]}} | {\"a\":{\"x *** y\":[\"***\",\"***\",1,true]}}",
        "application/json | [\"s3\\\"cret\",7] | [\"s3\\\"cret\",7]",
        "text/plain | sent s3\"cret-token or s3\\\"cret-token | sent *** or ***",
      })
  void repeatedSecretsAreMaskedInResults(String type, String body, String result) {
    install("{type: bearer}", "token", "s3\"cret-token");
    UPSTREAM.stubFor(
        any(anyUrl()).willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));

    ToolResult called = CALLS.call("t", "{}");

    assertThat(called.isError()).isFalse();
    assertThat(Calls.text(called)).isEqualTo(result);
    assertThat(called.structured().map(JsonText::text).orElse(result)).isEqualTo(result);
  }

  /** As PHP, Go, .NET, HTML pages, and encoders of URLs in lower case write them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3\\/cr+t<\\\"&'x",
        "s3/cr+t\\u003c\\\"\\u0026'x",
        "s3/cr\\u002Bt\\u003C\\u0022\\u0026\\u0027x",
        "s3/cr+t&lt;&quot;&amp;&#39;x",
        "s3/cr+t&lt;&#34;&amp;&#39;x",
        "s3/cr+t&lt;\"&amp;'x",
        "s3%2fcr%2bt%3c%22%26%27x",
      })
  void encodedSecretsAreMaskedInErrors(String said) {
    install("{type: bearer}", "token", "s3/cr+t<\"&'x");
    UPSTREAM.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withHeader("Content-Type", "text/html")
                    .withBody("bad token " + said)));

    assertThat(Calls.text(CALLS.call("t", "{}")))
        .isEqualTo("The upstream answered 403: bad token ***");
  }

  @Test
  void onlyNumbersWithASecretAreMasked() {
    install("{type: api_key, name: X-Key}", "api_key", "12345678");
    UPSTREAM.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"pin\":12345678,\"n\":1234567}")));

    assertThat(Calls.text(CALLS.call("t", "{}"))).isEqualTo("{\"pin\":\"***\",\"n\":1234567}");
  }

  /** Like a proxy that shows the request it received. */
  @ParameterizedTest
  @CsvSource({
    "image/png, the upstream sent image/png that holds",
    "audio/wav, the upstream sent audio/wav that holds",
    "image/s3cret-token, the upstream sent image/*** that holds",
    "application/pdf, the upstream sent application/pdf that holds",
    "application/s3cret-token, the upstream sent application/***",
    "text/plain; charset=utf-16be, ***",
    "text/html, ***",
    "application/json, the upstream said that its answer is JSON"
  })
  void noKindOfContentShowsASecret(String type, String said) {
    install("{type: bearer}", "token", "s3cret-token");
    boolean wide = type.contains("utf-16");
    byte[] body =
        "key s3cret-token!".getBytes(wide ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    UPSTREAM.stubFor(
        any(anyUrl()).willReturn(aResponse().withHeader("Content-Type", type).withBody(body)));

    String result = Calls.text(CALLS.call("t", "{}"));

    assertThat(result).containsIgnoringCase(said).doesNotContain("s3cret");
  }

  @Test
  void shortSecretsDoNotAlterResults() {
    install("{type: basic}", "username", "ann", "password", "test");
    UPSTREAM.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse().withHeader("Content-Type", "text/plain").withBody("a test passed")));

    assertThat(Calls.text(CALLS.call("t", "{}"))).isEqualTo("a test passed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization             | Bearer s3cret-token          | s3cret-token",
        "authorization             | s3cret-token                 | s3cret-token",
        "Cookie                    | theme=dark; sid=s3cret-token | s3cret-token",
        "X-Api-Key                 | s3cret-token                 | s3cret-token",
        "X-Auth-Token              | s3cret-token                 | s3cret-token",
        "X-Vault-Token             | s3cret-token                 | s3cret-token",
        "api_key                   | s3cret-token                 | s3cret-token",
        "Ocp-Apim-Subscription-Key | s3cret-token                 | s3cret-token",
        "X-Client-Secret           | key id=7, s3cret-token       | s3cret-token",
      })
  void literalCredentialsAreNeverShown(String name, String value, String said) {
    UPSTREAM.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withHeader("Content-Type", "text/plain")
                    .withBody("not " + said + " nor " + value)));
    installWriting(name, value);

    ToolResult shown = CALLS.show("t", "{}");
    ToolResult refused = CALLS.call("t", "{}");

    assertThat(shown.structured().orElseThrow().text())
        .contains("\"" + name + "\":\"***\"")
        .contains("\"X-Plain\":\"seen\"");
    assertThat(Calls.text(refused))
        .startsWith("The upstream answered 403: not *** nor ")
        .doesNotContain("s3cret");
    UPSTREAM.verify(getRequestedFor(anyUrl()).withHeader(name, equalTo(value)));
  }

  private static void installWriting(String header, String value) {
    CALLS.install(
        """
        connector:
          name: c
          version: 1.0.0
          tools:
            - name: t
              input_schema: {type: object, additionalProperties: true}
              endpoint: "GET http://localhost:%d/api"
              request: {headers: {"%s": "%s", X-Plain: seen}}
        """
            .formatted(UPSTREAM.port(), header, value));
  }

  @Test
  void tokensAreFetchedOnceForManyCalls() throws Exception {
    token("tok1", 3600, 100);
    oauth("", "client_secret", "one");

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<ToolResult> call = () -> CALLS.call("t", "{}");
      threads.invokeAll(List.of(call, call, call, call, call, call, call, call));
    } finally {
      threads.shutdown();
    }
    CALLS.call("t", "{}");

    UPSTREAM.verify(
        1,
        postRequestedFor(urlEqualTo("/token"))
            .withHeader("Authorization", equalTo("Basic aWQ6b25l"))
            .withRequestBody(equalTo("grant_type=client_credentials&scope=a+b")));
    UPSTREAM.verify(
        9, getRequestedFor(urlEqualTo("/api")).withHeader("Authorization", equalTo("Bearer tok1")));
  }

  @Test
  void clientCredentialsMayBeInTheForm() {
    token("tok2", 3600, 0);
    oauth(", client_auth: post", "client_secret", "two&2");

    CALLS.call("t", "{}");

    UPSTREAM.verify(
        postRequestedFor(urlEqualTo("/token"))
            .withRequestBody(
                equalTo(
                    "grant_type=client_credentials&scope=a+b&client_id=id&client_secret=two%262")));
  }

  @Test
  void aRefusedTokenIsRenewedOnce() {
    token("tok3", 3600, 0);
    UPSTREAM.stubFor(
        get("/api")
            .inScenario("renewal")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("renewed")
            .willReturn(aResponse().withStatus(401)));
    UPSTREAM.stubFor(
        get("/api")
            .inScenario("renewal")
            .whenScenarioStateIs("renewed")
            .willReturn(okJson("{\"ok\":true}")));
    oauth("", "client_secret", "three");

    ToolResult result = CALLS.call("t", "{}");

    assertThat(Calls.text(result)).isEqualTo("{\"ok\":true}");
    UPSTREAM.verify(2, postRequestedFor(urlEqualTo("/token")));
    UPSTREAM.verify(2, getRequestedFor(urlEqualTo("/api")));
  }

  @Test
  void upstreamThatRefusesEveryTokenIsCalledTwice() {
    token("tok4", 3600, 0);
    UPSTREAM.stubFor(get("/api").willReturn(aResponse().withStatus(401)));
    oauth("", "client_secret", "four");

    ToolResult result = CALLS.call("t", "{}");

    assertThat(Calls.text(result)).startsWith("The upstream answered 401");
    UPSTREAM.verify(2, getRequestedFor(urlEqualTo("/api")));
  }

  @Test
  void errorOfTheTokenEndpointIsRedacted() {
    UPSTREAM.stubFor(
        post(urlPathEqualTo("/token"))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withBody(
                        "{\"error\":\"invalid_client\",\"error_description\":\"no s3cret5"
                            + " here\"}")));
    oauth("", "client_secret", "s3cret5");

    ToolResult result = CALLS.call("t", "{}");

    assertThat(Calls.text(result))
        .isEqualTo("The token endpoint localhost answered invalid_client: no *** here.");
    UPSTREAM.verify(0, getRequestedFor(urlEqualTo("/api")));
  }

  @Test
  void repeatedHeaderOfATokenRequestIsRedacted() {
    UPSTREAM.stubFor(
        post(urlPathEqualTo("/token"))
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withBody(
                        "{\"error\":\"invalid_client\",\"error_description\":\"not Basic "
                            + Base64.getEncoder()
                                .encodeToString("id:s3cret5".getBytes(StandardCharsets.UTF_8))
                            + "\"}")));
    oauth("", "client_secret", "s3cret5");

    assertThat(Calls.text(CALLS.call("t", "{}"))).endsWith("invalid_client: not Basic ***.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "nonsense",
        "{\"access_token\":\"\"}",
        "{\"access_token\":\"a\\r\\nb\"}",
        "{\"access_token\":5}"
      })
  void missingTokenIsAnError(String body) {
    UPSTREAM.stubFor(post("/token").willReturn(okJson(body)));
    oauth("", "client_secret", "six");

    ToolResult result = CALLS.call("t", "{}");

    assertThat(Calls.text(result)).startsWith("The token endpoint localhost ");
    UPSTREAM.verify(0, getRequestedFor(urlEqualTo("/api")));
  }

  @ParameterizedTest
  @CsvSource({"3600, 3569, 3571", "40, 19, 21", "0, 0, 0"})
  void aTokenIsUsedUntilShortlyBeforeItExpires(int life, int stillUsed, int nextAsked) {
    token("tok7", life, 0);
    SettableClock clock = new SettableClock();
    try (Calls calls =
        new Calls(
            Calls.allowing("localhost:" + UPSTREAM.port()),
            NameService.SYSTEM,
            clock::nanoTime,
            Map.of())) {
      calls.install(oauthConnector(""), "client_secret", "seven");

      calls.call("t", "{}");
      clock.advance(Duration.ofSeconds(stillUsed));
      clock.set(Duration.ofDays(-1));
      calls.call("t", "{}");
      UPSTREAM.verify(life == 0 ? 2 : 1, postRequestedFor(urlEqualTo("/token")));
      clock.advance(Duration.ofSeconds(nextAsked - stillUsed));
      calls.call("t", "{}");

      UPSTREAM.verify(life == 0 ? 3 : 2, postRequestedFor(urlEqualTo("/token")));
    }
  }

  private static void token(String token, int expiresIn, int delay) {
    UPSTREAM.stubFor(
        post("/token")
            .willReturn(
                okJson("{\"access_token\":\"" + token + "\",\"expires_in\":" + expiresIn + "}")
                    .withFixedDelay(delay)));
  }

  private static void oauth(String more, String... config) {
    CALLS.install(oauthConnector(more), config);
  }

  private static String oauthConnector(String more) {
    String auth =
        "{type: oauth2_client_credentials, client_id: id, scopes: [a, b], token_url:"
            + " 'http://localhost:"
            + UPSTREAM.port()
            + "/token'"
            + more
            + "}";
    return connector(auth);
  }

  private static void install(String auth, String... config) {
    CALLS.install(connector(auth), config);
  }

  private static String connector(String auth) {
    return """
    connector:
      name: c
      version: 1.0.0
      auth: %s
      tools:
        - {name: t, input_schema: {type: object, additionalProperties: true}, endpoint: "GET http://localhost:%d/api"}
    """
        .formatted(auth, UPSTREAM.port());
  }
}
