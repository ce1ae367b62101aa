package dev.patchbay.upstream.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Exchange handler that reports the end of the answer before the wrapped handler receives it. */
final class AnswerEnd implements AsyncClientExchangeHandler {
  private final AsyncClientExchangeHandler exchange;
  private final Runnable whenWhole;

  AnswerEnd(AsyncClientExchangeHandler exchange, Runnable whenWhole) {
    this.exchange = exchange;
    this.whenWhole = whenWhole;
  }

  @Override
  public void consumeResponse(HttpResponse response, EntityDetails body, HttpContext context)
      throws HttpException, IOException {
    if (body == null) {
      whenWhole.run();
    }
    exchange.consumeResponse(response, body, context);
  }

  @Override
  public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
    whenWhole.run();
    exchange.streamEnd(trailers);
  }

  @Override
  public void consume(ByteBuffer body) throws IOException {
    exchange.consume(body);
  }

  @Override
  public void consumeInformation(HttpResponse response, HttpContext context)
      throws HttpException, IOException {
    exchange.consumeInformation(response, context);
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    exchange.updateCapacity(channel);
  }

  @Override
  public void produceRequest(RequestChannel channel, HttpContext context)
      throws HttpException, IOException {
    exchange.produceRequest(channel, context);
  }

  @Override
  public int available() {
    return exchange.available();
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    exchange.produce(channel);
  }

  @Override
  public void failed(Exception cause) {
    exchange.failed(cause);
  }

  @Override
  public void cancel() {
    exchange.cancel();
  }

  @Override
  public void releaseResources() {
    exchange.releaseResources();
  }
}
