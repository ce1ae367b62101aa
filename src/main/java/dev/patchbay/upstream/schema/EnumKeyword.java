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
import java.util.Comparator;
import java.util.StringJoiner;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Keyword {@code enum} with a sorted set. The library's hash set compares an item with every schema
 * value of equal hash code.
 */
final class EnumKeyword implements Keyword {

  @Override
  public String getValue() {
    return KeywordType.ENUM.getValue();
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
    return new Validator(location, node, parent, context);
  }

  private static final class Validator extends BaseKeywordValidator {
    private final TreeSet<ComparableJson> values = new TreeSet<>(Comparator.naturalOrder());
    private final String shown;
    private final int longest;

    Validator(SchemaLocation location, JsonNode node, Schema parent, SchemaContext context) {
      super(KeywordType.ENUM, node, location, parent, context);
      StringJoiner all = new StringJoiner(", ", "[", "]");
      WorkBudget compiling = WorkBudget.unlimited();
      for (JsonNode value : node) {
        values.add(ComparableJson.of(value, compiling));
        all.add(value.toString());
      }
      shown = all.toString();
      longest = values.stream().mapToInt(value -> value.text().length()).max().orElse(0);
    }

    @Override
    public void validate(
        ExecutionContext execution, JsonNode node, JsonNode root, NodePath location) {
      boolean known =
          ComparableJson.within(node, longest, BoundedExecution.budget(execution))
              .filter(values::contains)
              .isPresent();
      if (!known) {
        execution.addError(
            error()
                .instanceNode(node)
                .instanceLocation(location)
                .evaluationPath(execution.getEvaluationPath())
                .locale(execution.getExecutionConfig().getLocale())
                .arguments(shown)
                .build());
      }
    }
  }
}
