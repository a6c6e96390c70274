package cn.yishulai.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** How what a decision was made from is written down. Members that later versions add are absent in older rows. */
@Converter
class BasisColumn implements AttributeConverter<Basis, String> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Basis basis) {
        return basis == null ? null : write(basis);
    }

    @Override
    public @Nullable Basis convertToEntityAttribute(@Nullable String written) {
        return written == null ? null : read(written, Basis.class);
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision that cannot be written", e);
        }
    }

    static <T> T read(String written, Class<T> type) {
        try {
            return JSON.readValue(written, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision that cannot be read", e);
        }
    }
}
