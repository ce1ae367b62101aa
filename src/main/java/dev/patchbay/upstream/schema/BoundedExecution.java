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
 * Execution state of one validation, which charges its work to the call's budget. The library
 * limits evaluated keywords and knows no deadline; it reports every keyword, error and annotation
 * to this class, which counts them. The number of stored errors and annotations is bounded, because
 * both can be many times as large as the value. Not thread-safe.
 */
final class BoundedExecution extends ExecutionContext {
  /** A keyword takes at least 0.1 µs. */
  private static final int STEPS_PER_KEYWORD = 64;

  private static final int STEPS_PER_ERROR = 8;

  /** Per list of errors; each branch of a combinator has one. */
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

  /**
   * Too many annotations in one validation. Has no stack trace, because it is an expected result.
   */
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

  /** Never throws, because the library would log the pattern; the next keyword throws. */
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

  /** Annotations contain member names, once per keyword that evaluated them. */
  private static final class CountedAnnotations extends Annotations {
    private final WorkBudget budget;
    private final long most;
    private long kept;

    CountedAnnotations(WorkBudget budget, long most) {
      this.budget = budget;
      this.most = most;
    }

    /** Charges the cost of reading all stored annotations. */
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
