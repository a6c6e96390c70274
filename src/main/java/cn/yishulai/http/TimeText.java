package cn.yishulai.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Days and times are texts of ISO 8601 and nothing else: left alone, Jackson takes a number for days or seconds since 1970,
 * so that a field sent wrong would become a day that nobody meant.
 */
final class TimeText<T> extends StdScalarDeserializer<T> {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Function<String, T> parser;

    TimeText(Class<T> type, Function<String, T> parser) {
        super(type);
        this.parser = parser;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(handledType(), json);
        }
        String text = json.getText();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            return (T) context.handleWeirdStringValue(handledType(), text, "is no time of ISO 8601");
        }
    }
}
