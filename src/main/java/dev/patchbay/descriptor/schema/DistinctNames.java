package dev.patchbay.descriptor.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Keyword {@code uniqueItems} for the meta-schemas, where it occurs only on lists of names ({@code
 * required}, {@code type}). Compares by order instead of hash codes, because names with equal hash
 * codes make the library's own keyword quadratic.
 */
final class DistinctNames implements Keyword {

  @Override
  public String getValue() {
    return KeywordType.UNIQUE_ITEMS.getValue();
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
    return new Validator(location, node, parent, context);
  }

  private static final class Validator extends BaseKeywordValidator {
    private final boolean unique;

    Validator(SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
      super(KeywordType.UNIQUE_ITEMS, node, location, parent, context);
      unique = node.isBoolean() && node.booleanValue();
    }

    @Override
    public void validate(
        ExecutionContext execution, JsonNode node, JsonNode root, NodePath location) {
      if (unique && node.isArray() && hasTwins(node)) {
        execution.addError(
            error()
                .instanceNode(node)
                .instanceLocation(location)
                .evaluationPath(execution.getEvaluationPath())
                .locale(execution.getExecutionConfig().getLocale())
                .build());
      }
    }

    private static boolean hasTwins(JsonNode names) {
      Set<String> seen = new TreeSet<>();
      for (JsonNode name : names) {
        if (name.isString() && !seen.add(name.asString())) {
          return true;
        }
      }
      return false;
    }
  }
}
