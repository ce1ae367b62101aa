package dev.patchbay.upstream.auth;

import dev.patchbay.bean.SingletonBean;
import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.registry.source.CustomAuthTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Auth schemes of CDI beans, by type; two schemes of one type stop the start. The schemes are
 * created after this bean, because they may need the registry themselves. Thread-safe.
 */
@SingletonBean
public class AuthSchemes implements CustomAuthTypes {
  private final Iterable<ToolAuthScheme> beans;
  private volatile @Nullable Map<String, ToolAuthScheme> schemes;

  @Inject
  AuthSchemes(@Any Instance<ToolAuthScheme> beans) {
    this.beans = beans;
  }

  public AuthSchemes(List<ToolAuthScheme> all) {
    this.beans = all;
    this.schemes = byType(all);
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {
    Map<String, ToolAuthScheme> unused = schemes();
  }

  private Map<String, ToolAuthScheme> schemes() {
    Map<String, ToolAuthScheme> known = schemes;
    if (known == null) {
      known = byType(beans);
      schemes = known;
    }
    return known;
  }

  private static Map<String, ToolAuthScheme> byType(Iterable<ToolAuthScheme> all) {
    Map<String, ToolAuthScheme> found = new HashMap<>();
    for (ToolAuthScheme scheme : all) {
      boolean taken = ToolAuth.BUILT_IN.contains(scheme.type());
      if (taken || found.put(scheme.type(), scheme) != null) {
        throw new IllegalStateException("two auth schemes have the type " + scheme.type());
      }
    }
    return Map.copyOf(found);
  }

  @Override
  public Set<String> names() {
    return schemes().keySet();
  }

  Optional<ToolAuthScheme> find(String type) {
    return Optional.ofNullable(schemes().get(type));
  }
}
