package dev.patchbay.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDefaultsFilterTest {
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<HttpServletRequest> passed = new ArrayList<>();
  private @Nullable String query;
  private final List<Integer> refused = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"POST, application/json", "PUT, application/json", "PATCH, application/json", "GET,"})
  void aBodyWithoutATypeIsJson(String method, String type) throws Exception {
    filter(method);

    HttpServletRequest request = passed.get(0);
    assertThat(request.getContentType()).isEqualTo(type);
    assertThat(request.getHeader("content-type")).isEqualTo(type);
    if (type != null) {
      assertThat(Collections.list(request.getHeaders("Content-Type"))).containsExactly(type);
      assertThat(Collections.list(request.getHeaderNames())).contains("Content-Type");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/yaml"})
  void aTypeThatIsGivenStays(String type) throws Exception {
    headers.put("Content-Type", type);

    filter("POST");

    assertThat(passed.get(0).getHeader("Content-Type")).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({"a=%zz, true", "a=%, true", "%2, true", "a=%2F&b=%c3%A4, false", "a=1, false"})
  void aBrokenEscapeInTheQueryIsRefused(String written, boolean isRefused) throws Exception {
    query = written;

    filter("GET");

    assertThat(refused).isEqualTo(isRefused ? List.of(400) : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "text/*", "*/*; charset=utf-8"})
  void aRangeIsNoContentType(String type) throws Exception {
    headers.put("Content-Type", type);

    filter("PATCH");

    assertThat(refused).containsExactly(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "/",
        "text/",
        "te xt/plain",
        ",text/plain",
        "text/plain x",
        "text/plain;q=x",
        "*/*;q=2"
      })
  void anAcceptWithoutMediaTypesIsNotAcceptable(String accept) throws Exception {
    headers.put("Accept", accept);

    filter("GET");

    assertThat(refused).containsExactly(406);
    assertThat(passed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "*",
        "a/b;q=0.123;x=1,*/*;q=1.0",
        "text/*;q=0.3, text/plain",
        "application/problem+json",
        " "
      })
  void anAcceptWithMediaTypesPasses(String accept) throws Exception {
    headers.put("Accept", accept);

    filter("GET");

    assertThat(passed).hasSize(1);
  }

  private void filter(String method) throws Exception {
    FilterChain chain = (request, response) -> passed.add((HttpServletRequest) request);
    new RequestDefaultsFilter().doFilter(request(method), response(), chain);
  }

  private HttpServletRequest request(String verb) {
    return (HttpServletRequest)
        proxy(
            HttpServletRequest.class,
            (method, arguments) ->
                switch (method) {
                  case "getMethod" -> verb;
                  case "getRequestURI" -> "/v1/projects/p";
                  case "getQueryString" -> query;
                  case "getContentType" -> headers.get("Content-Type");
                  case "getHeader" -> headers.get((String) arguments[0]);
                  case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                  case "setAttribute" -> null;
                  default -> throw new UnsupportedOperationException(method);
                });
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        proxy(
            HttpServletResponse.class,
            (method, arguments) -> {
              if (method.equals("sendError")) {
                refused.add((Integer) arguments[0]);
              }
              return null;
            });
  }

  private interface Answering {
    Object answer(String method, Object[] arguments);
  }

  private static Object proxy(Class<?> type, Answering answering) {
    return Proxy.newProxyInstance(
        RequestDefaultsFilterTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answering.answer(method.getName(), arguments));
  }
}
