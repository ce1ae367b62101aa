package dev.patchbay.model.manifest;

import dev.patchbay.model.Place;
import dev.patchbay.model.Problem;
import dev.patchbay.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Warnings about a manifest's content. They are shown as long as the manifest is installed. */
public final class ManifestWarnings {
  private ManifestWarnings() {}

  /** All warnings, with pointers from the root of the descriptor; they never contain a secret. */
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

  /** Config key of the field's default reference. */
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
