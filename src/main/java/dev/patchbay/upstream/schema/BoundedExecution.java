package dev.patchbay.upstream.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.annotation.Annotation;
import com.networknt.schema.annotation.Annotations;
import com.networknt.schema.path.NodePath;
import dev.patchbay.upstream.WorkBudget;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The state of one validation, whose work the call's budget bounds. The library limits the keywords
 * that it evaluates and knows no deadline; it tells this class of every keyword, error and
 * annotation, which are counted here. Of errors and annotations only so many are kept: both can be
 * many times as large as the value. For one thread.
 */
final class BoundedExecution extends ExecutionContext {
  /** A keyword takes about a tenth of a microsecond, and some take far more. */
  private static final int STEPS_PER_KEYWORD = 64;

  private static final int STEPS_PER_ERROR = 8;

  /** In each list, of which there is one per branch of a combinator. */
  private static final int MOST_ERRORS = 40;

  private final WorkBudget budget;
  private final CountedAnnotations annotations;

  /**
   * @param mostAnnotations names and values that {@code unevaluated…} may collect
   */
  BoundedExecution(ExecutionConfig config, WorkBudget budget, long mostAnnotations) {
    super(config);
    this.budget = budget;
    this.annotations = new CountedAnnotations(budget, mostAnnotations);
  }

  static WorkBudget budget(ExecutionContext execution) {
    return ((BoundedExecution) execution).budget;
  }

  /** More annotations than one validation may collect. There is no stack: it is an answer. */
  static final class TooManyAnnotationsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyAnnotationsException() {
      super("too many annotations", null, false, false);
    }
  }

  @Override
  public void evaluationPathAddLast(String token) {
    budget.use(STEPS_PER_KEYWORD);
    super.evaluationPathAddLast(token);
  }

  @Override
  public void evaluationPathAddLast(int token) {
    budget.use(STEPS_PER_KEYWORD);
    super.evaluationPathAddLast(token);
  }

  /** Never throws: the library would log the pattern that it was at. The next keyword does. */
  @Override
  public void addError(Error error) {
    if (budget.isLeft(STEPS_PER_ERROR) && getErrors().size() < MOST_ERRORS) {
      super.addError(error);
    }
  }

  @Override
  public void setErrors(List<Error> errors) {
    if (errors.size() > MOST_ERRORS) {
      errors.subList(MOST_ERRORS, errors.size()).clear();
    }
    super.setErrors(errors);
  }

  @Override
  public Annotations getAnnotations() {
    return annotations;
  }

  /** Annotations hold the names of members, once per keyword that has seen them. */
  private static final class CountedAnnotations extends Annotations {
    private final WorkBudget budget;
    private final long most;
    private long kept;

    CountedAnnotations(WorkBudget budget, long most) {
      this.budget = budget;
      this.most = most;
    }

    /** A keyword that asks goes through what was put. */
    @Override
    public Map<NodePath, List<Annotation>> asMap() {
      budget.use(kept);
      return super.asMap();
    }

    @Override
    public void put(Annotation annotation) {
      Object value = annotation.getValue();
      int added = 1 + (value instanceof Collection<?> many ? many.size() : 0);
      budget.use(added);
      kept += added;
      if (kept > most) {
        throw new TooManyAnnotationsException();
      }
      super.put(annotation);
    }
  }
}
