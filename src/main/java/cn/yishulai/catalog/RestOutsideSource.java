package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.Refused;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A service that answers {@code GET address?number=9787020002207} with
 * {@code {"number":"…","title":"…","author":"…","publisher":"…","series":"…","year":"1991","price":"12.80"}} or with 404.
 * Only the title is needed; what else cannot be read is left out. An answer about another number is a lie and counts as a
 * failure, and so does one of more than 64 kB.
 */
final class RestOutsideSource implements OutsideSource {

    static final int MOST_BYTES = 64 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI address;
    private final Duration timeout;
    private final HttpClient client;

    RestOutsideSource(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public String name() {
        return String.valueOf(address.getHost());
    }

    @Override
    public Optional<OutsideBook> lookUp(BookNumber number) throws OutsideFailure {
        HttpResponse<byte[]> answer = ask(number);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        if (answer.statusCode() != 200) {
            throw new OutsideFailure("it answered " + answer.statusCode());
        }
        try {
            return Optional.of(read(JSON.readTree(new String(answer.body(), StandardCharsets.UTF_8)), number));
        } catch (JsonProcessingException e) {
            throw new OutsideFailure("it answered no JSON");
        }
    }

    private HttpResponse<byte[]> ask(BookNumber number) throws OutsideFailure {
        String query = "number=" + URLEncoder.encode(number.value(), StandardCharsets.UTF_8);
        URI asked = URI.create(address + (address.getQuery() == null ? "?" : "&") + query);
        HttpRequest request = HttpRequest.newBuilder(asked)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> coming = client.sendAsync(request, info -> new Limited());
        try {
            return coming.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new OutsideFailure("it did not answer in time");
        } catch (ExecutionException e) {
            throw new OutsideFailure("it cannot be reached, or says too much");
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            throw new OutsideFailure("interrupted");
        }
    }

    private static OutsideBook read(JsonNode said, BookNumber number) throws OutsideFailure {
        String title = text(said, "title", 500);
        if (title == null) {
            throw new OutsideFailure("it answered without a title");
        }
        if (said.hasNonNull("number") && !isTheSame(said.get("number").asText(), number)) {
            throw new OutsideFailure("it answered about another number");
        }
        String year = text(said, "year", 20);
        OptionalInt printed = year == null ? OptionalInt.empty() : PrintedYear.parse(year);
        String price = text(said, "price", 40);
        OptionalInt fen = price == null ? OptionalInt.empty() : ListPrice.parse(price);
        return new OutsideBook(
                title,
                text(said, "author", 300),
                text(said, "publisher", 200),
                text(said, "series", 200),
                printed.isPresent() ? printed.getAsInt() : null,
                fen.isPresent() ? BigDecimal.valueOf(fen.getAsInt(), 2).toPlainString() : null);
    }

    private static boolean isTheSame(String written, BookNumber number) {
        try {
            return new BookNumber(written).equals(number);
        } catch (Refused noNumber) {
            return false;
        }
    }

    /** Null when it is missing, says nothing or is longer than any such text. */
    private static @Nullable String text(JsonNode said, String member, int longest) {
        JsonNode value = said.get(member);
        String clean = value == null || !value.isValueNode() || value.isNull() ? null : Text.clean(value.asText());
        return clean == null || clean.length() > longest ? null : clean;
    }

    /** Reads a body and gives it up when it grows too large. */
    private static final class Limited implements HttpResponse.BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                bytes.writeBytes(part);
            }
            if (bytes.size() > MOST_BYTES && subscription != null) {
                subscription.cancel();
                body.completeExceptionally(new IllegalStateException("too much"));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            body.completeExceptionally(thrown);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
