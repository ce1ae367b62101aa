package dev.patchbay.model.manifest;

import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a manifest may have but should not: shown with the connector for as long as it is there. */
public final class ManifestWarnings {
  private ManifestWarnings() {}

  /** With pointers from the root of a descriptor; never holds the secret itself. */
  public static List<Problem> of(ConnectorManifest manifest) {
    List<Problem> warnings = new ArrayList<>();
    manifest.auth().ifPresent(auth -> literalSecrets(auth, "/connector/auth", warnings));
    for (int i = 0; i < manifest.tools().size(); i++) {
      ConnectorTool tool = manifest.tools().get(i);
      String pointer = "/connector/tools/" + i;
      tool.auth().ifPresent(auth -> literalSecrets(auth, pointer + "/auth", warnings));
      literalHeaders(tool.request(), pointer + "/request/headers", warnings);
    }
    warnings.addAll(TextWarnings.of(manifest));
    warnings.addAll(ProviderWarnings.of(manifest));
    return List.copyOf(warnings);
  }

  private static void literalSecrets(ToolAuth auth, String pointer, List<Problem> warnings) {
    new TreeMap<>(ToolAuth.secrets(auth))
        .forEach(
            (field, value) -> {
              if (value instanceof SecretValue.Literal) {
                warnings.add(
                    Problem.at(
                            Place.child(pointer, field),
                            Rule.SECRET_LITERAL,
                            "The secret '" + field + "' stands in the descriptor in clear text.")
                        .suggesting(SecretValue.configOfProperty(configKey(field)).written()));
              }
            });
  }

  /** Where a descriptor that names only the type would look. */
  private static String configKey(String field) {
    return field.equals("value") ? "api_key" : field;
  }

  private static void literalHeaders(
      RequestMapping request, String pointer, List<Problem> warnings) {
    request
        .headers()
        .forEach(
            (name, value) -> {
              boolean credential = CredentialNames.ofHeader(name);
              if (credential && Placeholder.whole(value).isEmpty()) {
                warnings.add(
                    Problem.at(
                            Place.child(pointer, name),
                            Rule.SECRET_LITERAL,
                            "The header '" + name + "' carries a credential in clear text.")
                        .suggesting("Use auth with a reference."));
              }
            });
  }
}
