package dev.patchbay.upstream.auth;

import dev.patchbay.model.manifest.ToolAuth;
import dev.patchbay.registry.source.CustomAuthTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Auth schemes of CDI beans, by type. Immutable; two schemes of one type stop the start. */
@ApplicationScoped
public class AuthSchemes implements CustomAuthTypes {
  private Map<String, ToolAuthScheme> schemes = Map.of();

  AuthSchemes() {}

  @Inject
  AuthSchemes(@Any Instance<ToolAuthScheme> beans) {
    this(beans.stream().toList());
  }

  public AuthSchemes(List<ToolAuthScheme> all) {
    Map<String, ToolAuthScheme> found = new HashMap<>();
    for (ToolAuthScheme scheme : all) {
      boolean taken = ToolAuth.BUILT_IN.contains(scheme.type());
      if (taken || found.put(scheme.type(), scheme) != null) {
        throw new IllegalStateException("two auth schemes have the type " + scheme.type());
      }
    }
    schemes = Map.copyOf(found);
  }

  @Override
  public Set<String> names() {
    return schemes.keySet();
  }

  Optional<ToolAuthScheme> find(String type) {
    return Optional.ofNullable(schemes.get(type));
  }
}
