package dev.patchbay.upstream.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthSchemesTest {
  private final List<ToolAuthScheme> beans = new ArrayList<>();
  private int made;

  private record Scheme(String type) implements ToolAuthScheme {
    @Override
    public Credentials sign(SigningRequest request) {
      throw new UnsupportedOperationException();
    }
  }

  /** A scheme may need beans that themselves need this one. */
  @Test
  void schemesAreMadeAfterThisBeanAndOnce() {
    beans.add(new Scheme("hmac"));
    AuthSchemes schemes = new AuthSchemes(instance());
    assertThat(made).isZero();

    schemes.start(this);

    assertThat(schemes.names()).containsExactly("hmac");
    assertThat(schemes.find("hmac")).containsSame(beans.get(0));
    assertThat(made).isEqualTo(1);
  }

  @Test
  void twoOfOneTypeStopTheStart() {
    beans.add(new Scheme("hmac"));
    beans.add(new Scheme("hmac"));
    AuthSchemes schemes = new AuthSchemes(instance());

    assertThatIllegalStateException()
        .isThrownBy(() -> schemes.start(this))
        .withMessage("two auth schemes have the type hmac");
  }

  @SuppressWarnings("unchecked")
  private Instance<ToolAuthScheme> instance() {
    return (Instance<ToolAuthScheme>)
        Proxy.newProxyInstance(
            AuthSchemesTest.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("iterator");
              made++;
              return beans.iterator();
            });
  }
}
