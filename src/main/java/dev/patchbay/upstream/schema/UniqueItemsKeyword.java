package dev.patchbay.upstream.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import dev.patchbay.upstream.WorkBudget;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Keyword {@code uniqueItems} by sorting. The library uses a hash set, which takes quadratic time
 * for items with equal hash codes.
 */
final class UniqueItemsKeyword implements Keyword {

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
      if (unique && node.isArray() && hasTwins(node, BoundedExecution.budget(execution))) {
        execution.addError(
            error()
                .instanceNode(node)
                .instanceLocation(location)
                .evaluationPath(execution.getEvaluationPath())
                .locale(execution.getExecutionConfig().getLocale())
                .build());
      }
    }

    private static boolean hasTwins(JsonNode array, WorkBudget budget) {
      List<ComparableJson> items = new ArrayList<>(array.size());
      for (JsonNode item : array) {
        items.add(ComparableJson.of(item, budget));
      }
      items.sort((one, other) -> one.compareTo(other, budget));
      for (int i = 1; i < items.size(); i++) {
        if (items.get(i - 1).compareTo(items.get(i), budget) == 0) {
          return true;
        }
      }
      return false;
    }
  }
}
