package dev.patchbay.canary;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Records a body while passing it to its consumer. */
final class ObservedBody<T> implements BodySubscriber<T> {
  private final BodySubscriber<T> reader;
  private final Observation seen;

  ObservedBody(BodySubscriber<T> reader, Observation seen) {
    this.reader = reader;
    this.seen = seen;
  }

  @Override
  public CompletionStage<T> getBody() {
    return reader.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    reader.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    bytes.forEach(seen::add);
    reader.onNext(bytes);
  }

  @Override
  public void onError(Throwable failure) {
    reader.onError(failure);
  }

  @Override
  public void onComplete() {
    reader.onComplete();
  }
}
